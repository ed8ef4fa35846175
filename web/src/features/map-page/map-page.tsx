import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { AppBar } from "@/components/app-bar";
import { IconButton } from "@/components/icon-button";
import { Failure, Loading } from "@/components/notices";
import { usePageTitle } from "@/components/page";
import { airQualityQuery, linksQuery, nodesQuery } from "@/data/queries";
import { MINUTE } from "@/lib/age";
import { MEASURE_UNIT, measured } from "@/lib/measures";
import { useNow } from "@/lib/use-now";
import type { MapControl } from "@/map/use-map-control";
import type { View } from "@/map/map-view";
import { useFormat } from "@/preferences/use-format";
import { useTheme } from "@/preferences/use-theme";
import { useTexts } from "@/texts/texts-context";
import { AtHand } from "./at-hand";
import { EmptyMap } from "./empty-map";
import { Instrument } from "./instrument";
import { ListView } from "./list-view";
import { MapTools } from "./map-tools";
import { nearestStation } from "./nearest";
import { NodePanel } from "./node-panel";
import { SearchBox } from "./search-box";
import { StackChooser } from "./stack-chooser";
import { useLocate } from "./use-locate";
import { useMapShortcuts } from "./use-map-shortcuts";
import { useMapState } from "./use-map-state";
import { useShownNodes } from "./use-shown-nodes";
import "./map-page.css";

const MapView = lazy(async () => ({ default: (await import("@/map/map-view")).MapView }));

/** The first room: the map, or the same as a list, and what floats over it. */
export function MapPage() {
  const t = useTexts();
  const format = useFormat();
  const theme = useTheme();
  const [state, change] = useMapState();
  const { measure } = state;
  const now = useNow();
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const nodes = useQuery(nodesQuery);
  const aqi = useQuery(airQualityQuery).data;
  const links = useQuery({ ...linksQuery, enabled: state.links }).data;
  const shownNodes = useShownNodes(nodes.data, state, minute);
  const [control, setControl] = useState<MapControl>();
  const [centre, setCentre] = useState<View>();
  const [hovered, setHovered] = useState<string>();
  const [stack, setStack] = useState<string[]>([]);
  const [failure, setFailure] = useState<string>();
  const locate = useLocate(control);
  const search = useRef<HTMLInputElement>(null);
  const list = state.list || failure !== undefined;
  const select = useCallback(
    (ids: string[]) => {
      setStack(ids.length > 1 ? ids : []);
      change({ node: ids.length === 1 ? ids[0] : undefined });
    },
    [change],
  );
  const move = useCallback(
    (view: View, byHand: boolean) => {
      setCentre(view);
      if (byHand) change({ at: view });
    },
    [change],
  );
  useMapShortcuts({ state, change, control, search, close: () => select([]) });
  const selected = state.node === undefined ? undefined : nodes.data?.get(state.node);
  usePageTitle(selected ? (selected.longName ?? selected.id) : undefined);
  const place = locate.place ?? centre;
  const nearest = useMemo(
    () => (place ? nearestStation(shownNodes.values(), place.lat, place.lon) : undefined),
    [shownNodes, place],
  );
  const all = useMemo(() => [...shownNodes.values()], [shownNodes]);
  const pointed = (hovered === undefined ? undefined : nodes.data?.get(hovered)) ?? selected ?? nearest?.node;
  const valued = useMemo(
    () => all.filter((node) => measured(node, measure, aqi?.get(node.id), minute)).length,
    [all, measure, aqi, minute],
  );
  const noPlace = all.length > 0 && !all.some((node) => node.position);
  const stacked = stack.flatMap((id) => nodes.data?.get(id) ?? []);
  return (
    <div className={list ? "map-page map-page--list" : "map-page"}>
      <AppBar
        floating
        search={<SearchBox state={state} matches={all} onChange={change} inputRef={search} />}
        tools={
          <IconButton
            icon={list ? "map" : "list"}
            label={t(list ? "view.map" : "view.list")}
            onClick={() => change({ list: !list })}
          />
        }
      />
      <main id="content" tabIndex={-1} className={list ? undefined : "map-page__map"}>
        <h1 className="visually-hidden">{t("app.tagline")}</h1>
        {nodes.isPending && <div className="empty float">{<Loading />}</div>}
        {nodes.isError && !nodes.data && (
          <div className="empty float">
            <Failure error={nodes.error} onRetry={() => void nodes.refetch()} />
          </div>
        )}
        {list && nodes.data && <ListView nodes={all} measure={measure} aqi={aqi} now={minute} />}
        {!list && nodes.data && (
          <Suspense fallback={null}>
            <MapView
              nodes={shownNodes}
              measure={measure}
              aqi={aqi}
              minute={minute}
              theme={theme}
              shown={format.shown(MEASURE_UNIT[measure], measure)}
              language={format.language}
              label={t("view.mapLabel", { measure: t(`measure.${measure}`) })}
              selected={selected}
              links={state.links ? links : undefined}
              view={state.at}
              onSelect={select}
              onHover={setHovered}
              onMove={move}
              onReady={setControl}
              onFailure={setFailure}
            />
          </Suspense>
        )}
      </main>
      {nodes.data && (all.length === 0 || (noPlace && !list)) && (
        <EmptyMap filtered={nodes.data.size > 0 && all.length === 0} withoutPlace={noPlace} />
      )}
      {failure !== undefined && <p className="toast float">{t("error.map", { reason: failure })}</p>}
      {locate.message && <p className="toast float">{t(locate.message)}</p>}
      {!list && (
        <>
          {place && !selected && stacked.length === 0 && all.length > 0 && (
            <AtHand
              nearest={nearest}
              you={locate.place !== undefined}
              now={now}
              onOpen={(id) => change({ node: id })}
            />
          )}
          <MapTools
            control={control}
            links={state.links}
            onLinks={() => change({ links: !state.links })}
            onLocate={locate.start}
          />
          {stacked.length > 0 && (
            <StackChooser nodes={stacked} onChoose={(id) => select([id])} onClose={() => select([])} />
          )}
          {selected && (
            <NodePanel
              key={selected.id}
              node={selected}
              aqi={aqi?.get(selected.id)}
              now={now}
              onClose={() => select([])}
            />
          )}
          <p className="credits">{t("credits.map")}</p>
        </>
      )}
      <Instrument
        measure={measure}
        onMeasure={(choice) => change({ measure: choice })}
        value={pointed && measured(pointed, measure, aqi?.get(pointed.id), now)?.value}
        valued={valued}
      />
    </div>
  );
}
