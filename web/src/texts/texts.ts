import { catalogueOf, LANGUAGES, type Language } from "./chapters";
import type { TextKey, Texts } from "./en";

export type Values = Record<string, string | number>;

/** Keys that have plural forms, without the form's suffix. */
export type PluralKey = TextKey extends infer K ? (K extends `${infer Base}.other` ? Base : never) : never;

export type Translate = ((key: TextKey, values?: Values) => string) & {
  /** The form that fits the count `n`, which also replaces `{n}`. */
  count: (key: PluralKey, n: number, values?: Values) => string;
  /** The name of a metric; the hub's, which is English, where the language has none. */
  metric: (metric: string, hubs: string) => string;
};

export function isLanguage(text: string | undefined): text is Language {
  return text !== undefined && text in LANGUAGES;
}

/** Texts of a language; what a catalogue lacks is English. */
export function makeTranslate(catalogue: Texts, language: string): Translate {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const fallback = catalogueOf("en");
  const fill = (text: string, values: Values) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? numbers.format(value) : value;
    });
  const translate = (key: TextKey, values: Values = {}) => fill(catalogue[key] ?? fallback[key] ?? key, values);
  const count = (key: PluralKey, n: number, values: Values = {}) => {
    const form = `${key}.${rules.select(n)}`;
    const other = `${key}.other`;
    return fill(catalogue[form] ?? catalogue[other] ?? fallback[form] ?? fallback[other] ?? key, { n, ...values });
  };
  const metric = (name: string, hubs: string) => catalogue[`metric.${name}`] ?? hubs;
  return Object.assign(translate, { count, metric });
}
