import { Layer, Map as MapCanvas, type MapRef, Source } from "@vis.gl/react-maplibre";
import * as maplibre from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { LinkList, Node } from "@/api/types";
import { env } from "@/config/env";
import { addBasemapProtocol } from "./basemap-protocol";
import { basemapStyle, recolourBasemap, type Theme } from "./basemap-style";
import * as layers from "./layers";
import { linkLayer, linkLines, NOTHING } from "./links";
import { precisionSquare } from "./node-features";
import { addShapes } from "./shapes";
import { type NodeSourceInput, useNodeSource } from "./use-node-source";
import { type MapControl, useMapControl } from "./use-map-control";
import { useMapPointer } from "./use-map-pointer";
import { firstView, type View } from "./view";
import type { Shown } from "@/lib/units";

// A worker from our own origin: the content security policy needs neither blob: nor eval.
maplibre.setWorkerUrl(new URL(workerUrl, window.location.href).href);
addBasemapProtocol();

export type MapViewProps = NodeSourceInput & {
  theme: Theme;
  shown: Shown;
  language: string;
  label: string;
  selected: Node | undefined;
  links: LinkList | undefined;
  view: View | undefined;
  onSelect: (ids: string[]) => void;
  onHover: (id: string | undefined) => void;
  onMoveStart: () => void;
  /** A movement has come to its end. */
  onMove: (view: View, byHand: boolean) => void;
  onReady: (control: MapControl) => void;
  onFailure: (reason: string) => void;
};

const initialStyle = new Map<Theme, maplibre.StyleSpecification>();

/** The one map of the app. React tells it what to show; drawing, clustering and hit tests are the map's own. */
export function MapView(props: MapViewProps) {
  const { theme, measure, shown, language, selected } = props;
  const [map, setMap] = useState<maplibre.Map>();
  const [style] = useState(() => env.mapStyleUrl ?? styleOf(theme));
  const pointer = useMapPointer(map, props.onSelect, props.onHover);
  useNodeSource(map, props);
  useMapControl(map, props);
  useEffect(() => {
    if (map && !env.mapStyleUrl) recolourBasemap(map, theme);
  }, [map, theme]);
  const ready = useCallback((event: { target: unknown }) => {
    const loaded = event.target as ReturnType<MapRef["getMap"]>;
    addShapes(loaded);
    setMap(loaded);
  }, []);
  // Made anew only when the look changes: live events draw the map again many times a minute.
  const look = useMemo(() => {
    const paint = { measure, shown, theme, language };
    return {
      clusters: layers.clusterLayer(paint),
      clusterText: layers.clusterTextLayer(paint),
      wind: layers.windLayer(paint),
      nodes: layers.nodeLayer(paint),
      names: layers.nameLayer(theme),
    };
  }, [measure, shown, theme, language]);
  const lines = useMemo(() => linkLines(props.links), [props.links]);
  const [first] = useState(() => props.view ?? firstView(selected, props.nodes));
  return (
    <MapCanvas
      mapLib={maplibre}
      mapStyle={style}
      initialViewState={{ latitude: first.lat, longitude: first.lon, zoom: first.zoom }}
      attributionControl={false}
      dragRotate={false}
      pitchWithRotate={false}
      touchPitch={false}
      maxPitch={0}
      maxZoom={18}
      fadeDuration={0}
      onLoad={ready}
      onError={(event) => {
        if (!map && /webgl/i.test(event.error.message)) props.onFailure("WebGL");
        else console.error("map:", event.error.message);
      }}
      onMoveStart={props.onMoveStart}
      onMoveEnd={(event) => {
        const { latitude, longitude, zoom } = event.viewState;
        props.onMove({ lat: latitude, lon: longitude, zoom }, event.originalEvent !== undefined);
      }}
      {...pointer}
    >
      {map && (
        <>
          <Source id="links" type="geojson" data={lines}>
            <Layer {...linkLayer(theme)} />
          </Source>
          <Source id="precision" type="geojson" data={selected ? precisionSquare(selected) : NOTHING}>
            <Layer id="precision-fill" type="fill" paint={{ "fill-color": "#3b97a6", "fill-opacity": 0.12 }} />
            <Layer id="precision-line" type="line" paint={{ "line-color": "#3b97a6", "line-width": 1.2 }} />
          </Source>
          <Source
            id={layers.NODES}
            type="geojson"
            data={NOTHING}
            promoteId="id"
            cluster
            clusterRadius={44}
            clusterMaxZoom={13}
            clusterProperties={layers.CLUSTER_PROPERTIES}
          >
            <Layer {...look.clusters} />
            <Layer {...look.clusterText} />
            <Layer {...look.wind} />
            <Layer {...look.nodes} />
            <Layer {...look.names} />
            <Layer {...layers.selectionLayer(theme, selected?.id ?? "")} />
          </Source>
        </>
      )}
    </MapCanvas>
  );
}

function styleOf(theme: Theme): maplibre.StyleSpecification {
  const known = initialStyle.get(theme) ?? basemapStyle(theme);
  initialStyle.set(theme, known);
  return known;
}
