import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { AppBar } from "@/components/app-bar";
import { HubGone } from "@/components/hub-gone";
import { IconButton } from "@/components/icon-button";
import { Failure, Loading } from "@/components/notices";
import { usePageTitle } from "@/components/page";
import { MEASURE_UNIT } from "@/lib/measures";
import { displayName } from "@/lib/node-color";
import { useFormat } from "@/preferences/use-format";
import { useTheme } from "@/preferences/use-theme";
import { useTexts } from "@/texts/texts-context";
import { EmptyMap } from "./empty-map";
import { Instrument } from "./instrument";
import { ListView } from "./list-view";
import { MapFloats } from "./map-floats";
import { TimeSlider } from "./time-slider";
import { SearchBox } from "./search-box";
import { useMapPage } from "./use-map-page";
import { useMapShortcuts } from "./use-map-shortcuts";
import "./map-page.css";

const MapView = lazy(async () => ({ default: (await import("@/map/map-view")).MapView }));

/** The first room: the map, or the same as a list, and what floats over it. */
export function MapPage() {
  const t = useTexts();
  const format = useFormat();
  const theme = useTheme();
  const model = useMapPage();
  const { state, change, nodes, all, aqi, selected } = model;
  const { measure } = state;
  const shown = useMemo(() => format.shown(MEASURE_UNIT[measure], measure), [format, measure]);
  const [failure, setFailure] = useState<string>();
  const search = useRef<HTMLInputElement>(null);
  useMapShortcuts({ state, change, control: model.control, search, close: () => model.select([]), lookBack: () => model.setLookBack(!model.lookBack) });
  usePageTitle(selected && displayName(selected));
  const list = state.list || failure !== undefined;
  const noPlace = all.length > 0 && !all.some((node) => node.position);
  const panel = !list && (selected !== undefined || model.stacked.length > 0);
  return (
    <div className={`map-page${list ? " map-page--list" : ""}${panel ? " map-page--panel" : ""}${model.lookBack ? " map-page--time" : ""}`}>
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
        {nodes.isPending && (
          <div className="empty float">
            <Loading />
          </div>
        )}
        {nodes.isError && !nodes.data && (
          <div className="empty float">
            <Failure error={nodes.error} onRetry={() => void nodes.refetch()} />
          </div>
        )}
        {list && all.length > 0 && <ListView nodes={all} measure={measure} aqi={aqi} now={model.now} />}
        {!list && nodes.data && (
          <Suspense fallback={null}>
            <MapView
              nodes={model.shown}
              measure={measure}
              aqi={aqi}
              minute={model.minute}
              theme={theme}
              shown={shown}
              language={format.language}
              label={t("view.mapLabel", { measure: t(`measure.${measure}`) })}
              selected={selected}
              links={model.links}
              view={state.at}
              onSelect={model.select}
              onHover={model.setHovered}
              onMoveStart={model.startMove}
              onMove={model.move}
              onReady={model.setControl}
              onFailure={setFailure}
            />
          </Suspense>
        )}
      </main>
      {nodes.data && (all.length === 0 || (noPlace && !list)) && (
        <EmptyMap because={noPlace ? "noPosition" : model.known > 0 ? "filtered" : model.inPast ? "past" : undefined} />
      )}
      {nodes.isError && nodes.data && (
        <p className="toast float" role="status">
          {t("error.stale", { time: format.clock(nodes.dataUpdatedAt) })}
        </p>
      )}
      <HubGone className="toast toast--gone float" />
      {failure !== undefined && <p className="toast float">{t("error.map", { reason: failure })}</p>}
      {!list && <MapFloats model={model} />}
      <Instrument
        measure={measure}
        onMeasure={(choice) => change({ measure: choice })}
        value={model.needle}
        valued={model.valued}
      >
        {model.lookBack && <TimeSlider model={model} />}
      </Instrument>
    </div>
  );
}
