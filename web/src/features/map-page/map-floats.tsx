import { useTexts } from "@/texts/texts-context";
import { AtHand } from "./at-hand";
import { MapTools } from "./map-tools";
import { NodePanel } from "./node-panel";
import { StackChooser } from "./stack-chooser";
import type { MapPageModel } from "./use-map-page";

/** What floats over the map only: the nearest station, the tools, a chosen node. */
export function MapFloats({ model }: { model: MapPageModel }) {
  const t = useTexts();
  const { state, change, selected, stacked, locate, now, select } = model;
  const free = !selected && stacked.length === 0;
  return (
    <>
      {model.placed && free && model.all.length > 0 && (
        <AtHand
          nearest={model.nearest}
          windy={model.windy}
          you={locate.place !== undefined}
          now={now}
          past={model.inPast}
          onOpen={(id) => change({ node: id })}
        />
      )}
      <MapTools
        control={model.control}
        links={state.links}
        onLinks={() => change({ links: !state.links })}
        onLocate={locate.start}
        lookBack={model.lookBack}
        onLookBack={() => model.setLookBack(!model.lookBack)}
      />
      {stacked.length > 0 && (
        <StackChooser nodes={stacked} onChoose={(id) => select([id])} onClose={() => select([])} />
      )}
      {selected && (
        <NodePanel
          key={selected.id}
          node={selected}
          aqi={model.aqi?.get(selected.id)}
          now={now}
          past={model.inPast}
          onClose={() => select([])}
        />
      )}
      {locate.message && (
        <p className="toast float" role="status">
          {t(locate.message)}
        </p>
      )}
      <footer className="credits">{t("credits.map")}</footer>
    </>
  );
}
