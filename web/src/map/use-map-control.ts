import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { MapViewProps } from "./map-view";
import { boundsOf, spreadPlaces } from "./node-features";
import { calm } from "./use-map-pointer";

/** What the page may ask of the map. */
export type MapControl = {
  fit: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  goTo: (lat: number, lon: number, zoom?: number) => void;
};

/** Room for what floats over the map, px. */
function padding() {
  const phone = window.innerWidth < 720;
  return phone
    ? { top: 150, bottom: 290, left: 36, right: 68 }
    : { top: 110, bottom: 200, left: 320, right: 80 };
}

/** Hands out the control once the map is there, fits the map to the nodes and brings a selected node into view. */
export function useMapControl(map: MapLibre | undefined, props: MapViewProps): void {
  const { onReady, selected, view } = props;
  const nodes = useRef(props.nodes);
  const entered = useRef(false);
  useEffect(() => {
    nodes.current = props.nodes;
  }, [props.nodes]);
  useEffect(() => {
    if (!map) return;
    const control: MapControl = {
      fit: () => fit(map, nodes.current, calm(400)),
      zoomIn: () => map.zoomIn({ duration: calm(200) }),
      zoomOut: () => map.zoomOut({ duration: calm(200) }),
      goTo: (lat, lon, zoom) =>
        map.easeTo({ center: [lon, lat], zoom: Math.max(zoom ?? 0, map.getZoom()), duration: calm(400) }),
    };
    onReady(control);
  }, [map, onReady]);
  useEffect(() => {
    if (!map || entered.current) return;
    entered.current = true;
    if (!view && !selected) fit(map, nodes.current, 0);
  }, [map, view, selected]);
  const id = selected?.id;
  const lat = selected?.position?.lat;
  const lon = selected?.position?.lon;
  useEffect(() => {
    if (!map || id === undefined || lat === undefined || lon === undefined) return;
    bringIntoSight(map, lon, lat);
  }, [map, id, lat, lon]);
}

/** Moves only when the place is outside what the panel, or on a phone the sheet, leaves free. */
function bringIntoSight(map: MapLibre, lon: number, lat: number): void {
  // A node is shown with its neighbours, not as a dot on a continent.
  const zoom = map.getZoom() < 7.5 ? 10 : map.getZoom();
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const phone = width < 720;
  const free = phone
    ? { left: 24, right: width - 24, top: 130, bottom: height * 0.4 }
    : { left: 40, right: width - 460, top: 90, bottom: height - 180 };
  const at = map.project([lon, lat]);
  const near = zoom === map.getZoom();
  if (near && at.x > free.left && at.x < free.right && at.y > free.top && at.y < free.bottom) return;
  const offset: [number, number] = [
    (free.left + free.right - width) / 2,
    (free.top + free.bottom - height) / 2,
  ];
  map.easeTo({ center: [lon, lat], offset, zoom, duration: calm(350) });
}

function fit(map: MapLibre, nodes: MapViewProps["nodes"], duration: number): void {
  const box = boundsOf(spreadPlaces(nodes.values()).values());
  if (box) map.fitBounds(box, { padding: padding(), maxZoom: 12, duration });
}
