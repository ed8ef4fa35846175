export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** ISO 8601 to the second with `Z`, as the hub takes it. */
export function isoSecond(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}

/** "2 min ago" in the reader's language; coarse on purpose, a reading's age needs no seconds after a minute. */
export function ageText(time: string | number, now: number, language: string): string {
  const age = Math.max(0, now - new Date(time).getTime());
  const format = new Intl.RelativeTimeFormat(language, { numeric: "always", style: "narrow" });
  if (age < MINUTE) return format.format(-Math.round(age / SECOND), "second");
  if (age < HOUR) return format.format(-Math.floor(age / MINUTE), "minute");
  if (age < DAY) return format.format(-Math.floor(age / HOUR), "hour");
  return format.format(-Math.floor(age / DAY), "day");
}

/** "8 s" or "3 min", as the reader writes it. */
export function durationText(seconds: number, language: string): string {
  const [value, unit] = seconds < 90 ? [seconds, "second"] : [Math.round(seconds / 60), "minute"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(value);
}

/** How strongly a node of this age is drawn: full for two hours, then fading to a floor of 35 % at a day. */
export function ageOpacity(lastHeard: string, now: number): number {
  const age = now - new Date(lastHeard).getTime();
  const fade = (age - 2 * HOUR) / (22 * HOUR);
  return Math.round(100 * (1 - 0.65 * Math.min(1, Math.max(0, fade)))) / 100;
}

export type TimeStyle = { utc: boolean; language: string };

export function clockText(time: string | number, { utc, language }: TimeStyle): string {
  return new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    ...(utc ? { timeZone: "UTC" } : {}),
  }).format(new Date(time));
}

export function weekdayClockText(time: string | number, { utc, language }: TimeStyle): string {
  const text = new Intl.DateTimeFormat(language, {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    ...(utc ? { timeZone: "UTC" } : {}),
  }).format(new Date(time));
  return utc ? `${text} UTC` : text;
}

export function secondsText(time: string | number, { utc, language }: TimeStyle): string {
  return new Intl.DateTimeFormat(language, { timeStyle: "medium", ...(utc ? { timeZone: "UTC" } : {}) }).format(
    new Date(time),
  );
}

export function dayText(time: string | number, { utc, language }: TimeStyle): string {
  return new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(utc ? { timeZone: "UTC" } : {}),
  }).format(new Date(time));
}

export function dateTimeText(time: string | number, { utc, language }: TimeStyle): string {
  const text = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    ...(utc ? { timeZone: "UTC" } : {}),
  }).format(new Date(time));
  return utc ? `${text} UTC` : text;
}
