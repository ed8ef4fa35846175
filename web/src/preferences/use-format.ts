import { useMemo } from "react";
import { ageText, clockText, dateTimeText, dayText, secondsText, weekdayClockText } from "@/lib/age";
import { convert, numberText, type Shown, shownAs } from "@/lib/units";
import { usePreferences } from "./use-preferences";

export type Format = {
  /** How values of a hub unit are shown; `metric` tells rain from other millimetres. */
  shown: (unit: string, metric?: string) => Shown;
  /** The number alone, in the reader's unit. */
  number: (value: number, unit: string, metric?: string) => string;
  /** Number and unit, with a thin space between. */
  value: (value: number, unit: string, metric?: string) => string;
  plain: (value: number, decimals?: number) => string;
  percent: (share: number) => string;
  age: (time: string | number, now: number) => string;
  clock: (time: string | number) => string;
  /** Hours, minutes and seconds. */
  seconds: (time: string | number) => string;
  /** Weekday and clock, for times of the last days. */
  weekdayClock: (time: string | number) => string;
  /** The day, with its weekday. */
  day: (time: string | number) => string;
  dateTime: (time: string | number) => string;
  utc: boolean;
  language: string;
};

export function useFormat(): Format {
  const { units, utc, language } = usePreferences();
  return useMemo(() => {
    const locale = navigator.language.startsWith(language) ? navigator.language : language;
    const style = { utc, language: locale };
    const shown = (unit: string, metric?: string) => shownAs(unit, units, metric?.startsWith("rain"));
    const number = (value: number, unit: string, metric?: string) => {
      const how = shown(unit, metric);
      return numberText(convert(value, how), how.decimals, locale);
    };
    return {
      shown,
      number,
      value: (value, unit, metric) => {
        const symbol = shown(unit, metric).unit;
        return `${number(value, unit, metric)}${symbol === "" ? "" : symbol === "°" ? "°" : `\u202f${symbol}`}`;
      },
      plain: (value, decimals = 0) => numberText(value, decimals, locale),
      percent: (share) => new Intl.NumberFormat(locale, { style: "percent" }).format(share),
      age: (time, now) => ageText(time, now, language),
      clock: (time) => clockText(time, style),
      seconds: (time) => secondsText(time, style),
      weekdayClock: (time) => weekdayClockText(time, style),
      day: (time) => dayText(time, style),
      dateTime: (time) => dateTimeText(time, style),
      utc,
      language: locale,
    };
  }, [units, utc, language]);
}
