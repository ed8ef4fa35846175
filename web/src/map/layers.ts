import type {
  CircleLayerSpecification,
  ExpressionSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";
import type { Measure } from "@/lib/measures";
import { inkOn, SCALES, type Scale, scaleColor, scaleRange } from "@/lib/scales";
import type { Shown } from "@/lib/units";
import { MAP_FONT, type Theme } from "./basemap-style";

type Expression = ExpressionSpecification;
type Paint = { measure: Measure; shown: Shown; theme: Theme; language: string };

export const NODES = "nodes";
export const NODE_LAYERS = ["clusters", "nodes", "wind"];

const GREY = { light: "#8a9492", dark: "#76827f" };
const EDGE = { light: "rgb(16 23 24 / 0.7)", dark: "rgb(6 10 12 / 0.9)" };
const RING = { light: "#ffffff", dark: "#10181b" };

const isCluster: Expression = ["has", "point_count"];
const isNode: Expression = ["!", isCluster];
const hasValue: Expression = ["has", "value"];
const mean: Expression = ["/", ["get", "sum"], ["max", 1, ["get", "valued"]]];

/** Sums over a cluster from which its mean is made; nodes without a value do not count. */
export const CLUSTER_PROPERTIES = {
  sum: ["+", ["case", hasValue, ["get", "value"], 0]],
  valued: ["+", ["case", hasValue, 1, 0]],
  fade: ["max", ["get", "opacity"]],
};

function colorBy(scale: Scale, value: Expression): Expression {
  return ["interpolate-lab", ["linear"], value, ...scale.stops.flat()] as unknown as Expression;
}

/** Black or white by value, found by sampling the scale, as the style language cannot compute contrast. */
function inkBy(scale: Scale, value: Expression): Expression {
  const [low, high] = scaleRange(scale);
  const steps: (number | string)[] = [inkOn(scaleColor(scale, low))];
  for (let i = 1; i <= 40; i++) {
    const at = low + ((high - low) * i) / 40;
    const ink = inkOn(scaleColor(scale, at));
    if (ink !== steps.at(-1)) steps.push(at, ink);
  }
  return steps.length === 1 ? ["literal", steps[0]] as unknown as Expression : (["step", value, ...steps] as never);
}

/** The value in the reader's unit, short enough for a marker. */
function textBy({ measure, shown, language }: Paint, value: Expression): Expression {
  if (measure === "lastHeard") {
    const rounded = (by: number, unit: string): Expression => ["concat", ["round", ["/", value, by]], unit];
    return ["case", ["<", value, 60], rounded(1, "m"), ["<", value, 1440], rounded(60, "h"), rounded(1440, "d")];
  }
  const converted: Expression = ["+", ["*", value, shown.factor], shown.offset];
  if (measure !== "rain" && shown.unit !== "inHg") return ["to-string", ["round", converted]];
  return ["number-format", converted, { locale: language, "max-fraction-digits": 1 }];
}

export function clusterLayer(paint: Paint): Omit<CircleLayerSpecification, "source"> {
  return {
    id: "clusters",
    type: "circle",
    filter: isCluster,
    paint: {
      "circle-color": ["case", [">", ["get", "valued"], 0], colorBy(SCALES[paint.measure], mean), GREY[paint.theme]],
      "circle-radius": ["interpolate", ["linear"], ["ln", ["get", "point_count"]], 0.7, 17, 4, 23, 8, 32],
      "circle-opacity": ["get", "fade"],
      "circle-stroke-width": 4,
      "circle-stroke-color": RING[paint.theme],
      "circle-stroke-opacity": 0.72,
    },
  };
}

export function clusterTextLayer(paint: Paint): Omit<SymbolLayerSpecification, "source"> {
  const count: Expression = ["concat", "×", ["get", "point_count_abbreviated"]];
  const both: Expression = ["format", textBy(paint, mean), {}, "\n", {}, count, { "font-scale": 0.75 }];
  return {
    id: "cluster-text",
    type: "symbol",
    filter: isCluster,
    layout: {
      "text-field": ["case", [">", ["get", "valued"], 0], both, count],
      "text-font": MAP_FONT,
      "text-size": 13,
      "text-line-height": 0.95,
      // Names of towns make room for the readings.
      "text-allow-overlap": true,
      "text-padding": 12,
    },
    paint: {
      "text-color": ["case", [">", ["get", "valued"], 0], inkBy(SCALES[paint.measure], mean), "#000000"],
    },
  };
}

export function nodeLayer(paint: Paint): Omit<SymbolLayerSpecification, "source"> {
  const value: Expression = ["get", "value"];
  const scale = SCALES[paint.measure];
  return {
    id: "nodes",
    type: "symbol",
    filter: isNode,
    layout: {
      "icon-image": ["get", "kind"],
      "icon-size": ["case", hasValue, 1.36, 0.5],
      "icon-allow-overlap": true,
      "text-field": ["case", hasValue, textBy(paint, value), ""],
      "text-font": MAP_FONT,
      "text-size": 12,
      "text-allow-overlap": true,
      "text-ignore-placement": true,
      "symbol-sort-key": ["case", hasValue, 1, 0],
      "symbol-z-order": "auto",
    },
    paint: {
      "icon-color": ["case", hasValue, colorBy(scale, value), GREY[paint.theme]],
      "icon-opacity": ["get", "opacity"],
      "icon-halo-color": EDGE[paint.theme],
      "icon-halo-width": 1,
      "icon-halo-blur": 0.6,
      "text-color": ["case", hasValue, inkBy(scale, value), "#000000"],
    },
  };
}

/** Wind shows where it blows to: a dart outside the marker's rim. */
export function windLayer(paint: Paint): Omit<SymbolLayerSpecification, "source"> {
  return {
    id: "wind",
    type: "symbol",
    filter: ["all", isNode, ["has", "turn"], [">=", ["coalesce", ["get", "value"], 0], 0.5]],
    layout: {
      visibility: paint.measure === "wind" ? "visible" : "none",
      "icon-image": "dart",
      "icon-size": 0.8,
      "icon-rotate": ["get", "turn"],
      "icon-rotation-alignment": "map",
      "icon-offset": [0, -31],
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
    paint: {
      "icon-color": colorBy(SCALES.wind, ["coalesce", ["get", "value"], 0]),
      "icon-opacity": ["get", "opacity"],
      "icon-halo-color": EDGE[paint.theme],
      "icon-halo-width": 0.8,
    },
  };
}

export function nameLayer(theme: Theme): Omit<SymbolLayerSpecification, "source"> {
  return {
    id: "node-names",
    type: "symbol",
    minzoom: 10.5,
    filter: ["all", isNode, hasValue],
    layout: {
      "text-field": ["get", "name"],
      "text-font": MAP_FONT,
      "text-size": 11.5,
      "text-offset": [0, 1.9],
      "text-anchor": "top",
      "text-max-width": 9,
      "text-optional": true,
    },
    paint: {
      "text-color": theme === "light" ? "#26302f" : "#d5dedc",
      "text-halo-color": theme === "light" ? "#f3f3ee" : "#12191c",
      "text-halo-width": 1.4,
    },
  };
}

export function selectionLayer(theme: Theme, id: string): Omit<CircleLayerSpecification, "source"> {
  return {
    id: "selection",
    type: "circle",
    filter: ["all", isNode, ["==", ["get", "id"], id]],
    paint: {
      "circle-radius": 22,
      "circle-color": "transparent",
      "circle-stroke-width": 2.5,
      "circle-stroke-color": theme === "light" ? "#0f6674" : "#67cddb",
    },
  };
}
