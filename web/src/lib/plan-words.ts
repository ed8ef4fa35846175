import { useTexts } from "@/texts/texts-context";

/** `5.00` and `EUR` as the reader writes money; an unknown currency stands behind the number. */
export function moneyText(amount: string, currency: string, language: string): string {
  try {
    return new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(amount));
  } catch {
    return `${amount} ${currency}`;
  }
}

const UNITS = { D: "plan.days", W: "plan.weeks", M: "plan.months", Y: "plan.years" } as const;

/** `P1M` in words. */
export function usePeriodText(): (period: string) => string {
  const t = useTexts();
  return (period) => {
    const [, count, unit] = /^P(\d+)([DWMY])$/.exec(period) ?? [];
    return count === undefined || unit === undefined ? period : t.count(UNITS[unit as keyof typeof UNITS], Number(count));
  };
}
