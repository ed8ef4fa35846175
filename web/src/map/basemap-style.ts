import type { ExpressionSpecification, LayerSpecification, Map as MapLibre, StyleSpecification } from "maplibre-gl";

export type Theme = "light" | "dark";

/** The basemap stays far behind the readings: two greys for land and water, hairlines, quiet names. */
const COLORS = {
  light: { water: "#d9e2e4", land: "#f3f3ee", coast: "#b9c6c9", border: "#c4c8c2", label: "#66716f", halo: "#f3f3ee", town: "#e4e5dd" },
  dark: { water: "#0c1316", land: "#182024", coast: "#2c3a40", border: "#333f44", label: "#8b9896", halo: "#12191c", town: "#232d32" },
} as const;

/** A family of the page itself: the map draws glyphs from local fonts, so it needs no glyph server. */
export const MAP_FONT = ["Atkinson Hyperlegible Next Variable"];

const population: ExpressionSpecification = ["get", "population"];

/** The least population that is named, by zoom: a village shows only when there is room for it. */
const worthNaming: ExpressionSpecification = [
  "step",
  ["zoom"],
  [">=", population, 3e6],
  3,
  [">=", population, 1e6],
  5,
  [">=", population, 1e5],
  6,
  [">=", population, 5e4],
  7,
  [">=", population, 2e4],
  8,
  [">=", population, 8e3],
  9,
  [">=", population, 3e3],
  10.5,
  true,
];

function layers(theme: Theme): LayerSpecification[] {
  const color = COLORS[theme];
  const from = (id: string) => ({ id, source: "basemap", "source-layer": id.split("-")[0] as string });
  return [
    { id: "water", type: "background", paint: { "background-color": color.water } },
    { ...from("land"), type: "fill", paint: { "fill-color": color.land, "fill-outline-color": color.coast } },
    {
      ...from("borders"),
      type: "line",
      paint: { "line-color": color.border, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.5, 8, 1.2] },
    },
    {
      ...from("places-towns"),
      type: "circle",
      minzoom: 4,
      paint: {
        "circle-color": color.town,
        "circle-blur": 0.35,
        // Eight metres times the root of the population: about as wide as towns are.
        "circle-radius": [
          "interpolate",
          ["exponential", 2],
          ["zoom"],
          4,
          ["max", 0.6, ["*", 0.0013, ["sqrt", population]]],
          12,
          ["max", 3, ["*", 0.33, ["sqrt", population]]],
        ],
      },
    },
    {
      ...from("places"),
      type: "symbol",
      filter: worthNaming,
      layout: {
        "text-field": ["get", "name"],
        "text-font": MAP_FONT,
        "text-size": ["interpolate", ["linear"], population, 1e3, 10.5, 1e5, 12, 2e6, 14.5],
        "symbol-sort-key": ["-", 0, population],
        "text-padding": 6,
        "text-letter-spacing": 0.01,
        "text-max-width": 8,
      },
      paint: { "text-color": color.label, "text-halo-color": color.halo, "text-halo-width": 1.2 },
    },
  ];
}

export function basemapStyle(theme: Theme): StyleSpecification {
  return {
    version: 8,
    sources: {
      basemap: { type: "vector", tiles: ["basemap://{z}/{x}/{y}"], minzoom: 0, maxzoom: 6 },
    },
    layers: layers(theme),
    transition: { duration: 0 },
  };
}

/** Recolours the basemap in place, which keeps the nodes and the view. */
export function recolourBasemap(map: MapLibre, theme: Theme): void {
  for (const layer of layers(theme)) {
    if (!map.getLayer(layer.id)) continue;
    for (const [property, value] of Object.entries(layer.paint ?? {})) {
      map.setPaintProperty(layer.id, property as never, value as never);
    }
  }
}
