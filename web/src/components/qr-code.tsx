import encodeQR from "qr";
import { useMemo } from "react";
import "./qr-code.css";

const QUIET = 4;

/** A text for a phone's camera: dark squares on white in either theme, for many readers know no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawQr(text), [text]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect className="qr__paper" width={size} height={size} />
      <path className="qr__ink" d={path} />
    </svg>
  );
}

/** The dark squares as one path in units of a square, with the quiet border that the standard asks for. */
export function drawQr(text: string): { size: number; path: string } {
  const rows = encodeQR(text, "raw", { border: QUIET });
  const path = rows
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join(""))
    .join("");
  return { size: rows.length, path };
}
