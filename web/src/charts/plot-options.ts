import uPlot from "uplot";

export type PlotLook = { line: string; band: string; grid: string; text: string; second: string; night: string };

/** The look from the page's tokens, read again when the theme changes. */
export function readLook(): PlotLook {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: token("--color-accent"),
    band: token("--color-band"),
    grid: token("--color-line"),
    text: token("--color-text-faint"),
    second: token("--color-text-faint"),
    night: token("--color-night"),
  };
}

export type PlotKind = {
  look: PlotLook;
  utc: boolean;
  language: string;
  /** Ends of the time axis, s. */
  from: number;
  to: number;
  bars: boolean;
  /** A second line, such as gusts or the running total of rain; on its own right axis when `total`. */
  second: "line" | "total" | undefined;
  nights: readonly (readonly [number, number])[];
  /** Least height of the value axis, so that a flat line does not look wild. */
  leastSpan: number;
  zeroBased: boolean;
  onPoint: (index: number | null) => void;
};

const FONT = '12px "Atkinson Hyperlegible Next Variable", sans-serif';

export function plotOptions(kind: PlotKind): Omit<uPlot.Options, "width" | "height"> {
  const { look } = kind;
  const axis = { stroke: look.text, font: FONT, grid: { stroke: look.grid, width: 1 }, ticks: { show: false } };
  const bars = uPlot.paths.bars?.({ size: [0.8, 28], align: 1 });
  const series: uPlot.Series[] = [
    {},
    kind.bars
      ? { stroke: look.line, fill: look.band, width: 1, points: { show: false }, ...(bars ? { paths: bars } : {}) }
      : { stroke: look.line, width: 1.6, points: { show: false }, spanGaps: false },
    { stroke: "transparent", width: 0, points: { show: false } },
    { stroke: "transparent", width: 0, points: { show: false } },
  ];
  if (kind.second) {
    const scale = kind.second === "total" ? "total" : "y";
    series.push({ stroke: look.second, width: 1, dash: [3, 3], points: { show: false }, scale });
  }
  const values = (_: uPlot, splits: number[]) => splits.map((split) => new Intl.NumberFormat(kind.language).format(split));
  const axes: uPlot.Axis[] = [
    { ...axis, space: 64, grid: { show: false }, values: timeTicks(kind), size: 30 },
    { ...axis, size: 48, space: 34, values },
  ];
  if (kind.second === "total") {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- uPlot exports its enum as a type only
    axes.push({ ...axis, side: 1, scale: "total", size: 44, grid: { show: false }, values });
  }
  return {
    series,
    axes,
    scales: {
      x: { time: true, range: [kind.from, kind.to] },
      y: { range: (_, low, high) => valueRange(low, high, kind) },
      total: { range: (_, __, high) => [0, Math.max(1, high) * 1.1] },
    },
    bands: [{ series: [3, 2], fill: look.band }],
    legend: { show: false },
    padding: [8, kind.second === "total" ? 0 : 12, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7, fill: look.line } },
    ...(kind.utc ? { tzDate: (s: number) => uPlot.tzDate(new Date(s * 1000), "Etc/UTC") } : {}),
    hooks: {
      setCursor: [(plot) => kind.onPoint(plot.cursor.idx ?? null)],
      drawClear: [(plot) => drawNights(plot, kind)],
    },
  };
}

function valueRange(low: number | null, high: number | null, kind: PlotKind): [number, number] {
  const least = kind.zeroBased ? 0 : (low ?? 0);
  const most = Math.max(high ?? 1, least + (kind.zeroBased ? kind.leastSpan : 0));
  const missing = Math.max(0, kind.leastSpan - (most - least)) / 2;
  const room = (most - least) * 0.08;
  return kind.zeroBased ? [0, most + room] : [least - missing - room, most + missing + room];
}

function timeTicks({ utc, language, from, to }: PlotKind) {
  const zone = utc ? { timeZone: "UTC" } : {};
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", ...zone });
  const month = new Intl.DateTimeFormat(language, { month: "short", year: "2-digit", ...zone });
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", ...zone });
  return (_: uPlot, splits: number[], __: number, ___: number, step: number) =>
    splits.map((split) => {
      const date = new Date(split * 1000);
      if (step < 86_400) return clock.format(date) === clock.format(0) && to - from > 90_000 ? day.format(date) : clock.format(date);
      return step >= 28 * 86_400 ? month.format(date) : day.format(date);
    });
}

function drawNights(plot: uPlot, { nights, look }: PlotKind): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = look.night;
  for (const [begin, end] of nights) {
    const left = Math.max(bbox.left, plot.valToPos(begin / 1000, "x", true));
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(end / 1000, "x", true));
    if (right > left) ctx.fillRect(left, bbox.top, right - left, bbox.height);
  }
  ctx.restore();
}
