import type { MapLayerMouseEvent } from "@vis.gl/react-maplibre";
import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { useMemo, useState } from "react";
import { NODE_LAYERS, NODES } from "./layers";

const NONE: string[] = [];

/** Clicks and hovers: a node is chosen, a group opens, nodes on top of each other are all handed on. */
export function useMapPointer(
  map: MapLibre | undefined,
  onSelect: (ids: string[]) => void,
  onHover: (id: string | undefined) => void,
) {
  const [cursor, setCursor] = useState("grab");
  const [dragging, setDragging] = useState(false);
  const handlers = useMemo(() => {
    const click = (event: MapLayerMouseEvent) => {
      const features = event.features ?? [];
      const cluster = features.find((feature) => feature.properties["cluster"] === true);
      if (cluster && map) {
        void openCluster(map, cluster.properties["cluster_id"] as number, event);
        return;
      }
      onSelect([...new Set(features.map((feature) => feature.properties["id"] as string))]);
    };
    const move = (event: MapLayerMouseEvent) => {
      const feature = event.features?.[0];
      setCursor(feature ? "pointer" : "grab");
      onHover(feature?.properties["id"] as string | undefined);
    };
    return {
      onClick: click,
      onMouseMove: move,
      onMouseOut: () => onHover(undefined),
      onDragStart: () => setDragging(true),
      onDragEnd: () => setDragging(false),
    };
  }, [map, onSelect, onHover]);
  // Nobody points at a node while dragging the map: it need not be searched for one with every frame.
  return { ...handlers, cursor, interactiveLayerIds: map && !dragging ? NODE_LAYERS : NONE };
}

async function openCluster(map: MapLibre, id: number, event: MapLayerMouseEvent): Promise<void> {
  const source = map.getSource(NODES) as GeoJSONSource;
  const zoom = await source.getClusterExpansionZoom(id).catch(() => map.getZoom() + 2);
  map.easeTo({ center: event.lngLat, zoom: Math.max(zoom, map.getZoom() + 1), duration: calm(350) });
}

/** Durations of the map's own movements, ms; none for those who asked for less motion. */
export function calm(duration: number): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : duration;
}
