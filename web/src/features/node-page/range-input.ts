const two = (n: number) => String(n).padStart(2, "0");

/** A time as a date-time field wants it, `2026-11-24T12:00`. */
export function toInput(iso: string, utc: boolean): string {
  const date = new Date(iso);
  if (utc) return date.toISOString().slice(0, 16);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The field's time as ISO 8601 in UTC, or null while it is incomplete. */
export function fromInput(text: string, utc: boolean): string | null {
  const time = Date.parse(utc ? `${text}Z` : text);
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}
