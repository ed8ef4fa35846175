import { SCALES, scaleColor } from "@/lib/scales";

/** A dot in the official colour; the category always stands beside it in words. */
export function AqiMark({ value }: { value: number }) {
  return <span className="aqi-mark" style={{ background: scaleColor(SCALES.aqi, value) }} aria-hidden="true" />;
}
