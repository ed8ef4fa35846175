import { defaultUnits, UNIT_CHOICES, type Units } from "@/lib/units";
import type { Language } from "@/texts/chapters";
import { isLanguage } from "@/texts/texts";

export type Theme = "system" | "light" | "dark";

/** What a person chose for this browser. */
export type Preferences = { theme: Theme; units: Units; utc: boolean; language: Language; notify: boolean };

const KEY = "kosmo.preferences";

/** Reads what was stored, each part on its own, so that one unknown value does not lose the others. */
export function parsePreferences(text: string | null, locale: string): Preferences {
  const stored = readObject(text);
  const units = defaultUnits(locale);
  const given = typeof stored["units"] === "object" && stored["units"] !== null ? stored["units"] : {};
  for (const quantity of Object.keys(UNIT_CHOICES) as (keyof Units)[]) {
    const value = (given as Record<string, unknown>)[quantity];
    const choices: readonly string[] = UNIT_CHOICES[quantity];
    if (typeof value === "string" && choices.includes(value)) Object.assign(units, { [quantity]: value });
  }
  const language = typeof stored["language"] === "string" ? stored["language"] : locale.slice(0, 2);
  const theme = stored["theme"];
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    units,
    utc: stored["utc"] === true,
    notify: stored["notify"] === true,
    language: isLanguage(language) ? language : "en",
  };
}

function readObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

let current: Preferences | undefined;
const listeners = new Set<() => void>();

export function getPreferences(): Preferences {
  current ??= parsePreferences(readStored(), navigator.language);
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...getPreferences(), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser without storage forgets the choice at the next visit; nothing else breaks.
  }
  for (const listener of listeners) listener();
}

export function subscribePreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readStored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
