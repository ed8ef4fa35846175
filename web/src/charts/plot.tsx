import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

type Props = {
  /** Built anew only when what it depends on changes; it must come from useMemo. */
  options: Omit<uPlot.Options, "width" | "height">;
  data: uPlot.AlignedData;
  height: number;
  label: string;
};

/** uPlot in React: one canvas, redrawn when the data change, resized with its box. */
export function Plot({ options, data, height, label }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const newest = useRef(data);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const width = Math.max(1, element.clientWidth);
    const made = new uPlot({ ...options, width, height }, newest.current, element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: Math.max(1, element.clientWidth), height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [options, height]);
  useEffect(() => {
    newest.current = data;
    plot.current?.setData(data);
  }, [data]);
  return <div ref={box} className="plot" role="img" aria-label={label} style={{ height }} />;
}
