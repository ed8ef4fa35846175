import type { FeatureCollection } from "geojson";
import type { LineLayerSpecification } from "maplibre-gl";
import type { LinkList } from "@/api/types";
import type { Theme } from "./basemap-style";

export const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

/** Who hears whom, as lines. */
export function linkLines(links: LinkList | undefined): FeatureCollection {
  if (!links) return NOTHING;
  return {
    type: "FeatureCollection",
    features: links.items.map((link) => ({
      type: "Feature",
      properties: link.snr === undefined ? {} : { snr: link.snr },
      geometry: { type: "LineString", coordinates: link.line },
    })),
  };
}

export function linkLayer(theme: Theme): Omit<LineLayerSpecification, "source"> {
  return {
    id: "links",
    type: "line",
    layout: { "line-cap": "round" },
    paint: {
      "line-color": theme === "light" ? "#55626a" : "#8fa0a6",
      "line-width": 1.2,
      // A better signal draws a firmer line.
      "line-opacity": ["interpolate", ["linear"], ["coalesce", ["get", "snr"], -10], -18, 0.2, 8, 0.75],
    },
  };
}
