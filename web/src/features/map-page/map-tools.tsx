import { IconButton } from "@/components/icon-button";
import type { MapControl } from "@/map/use-map-control";
import { useTexts } from "@/texts/texts-context";
import "./map-tools.css";

type Props = {
  control: MapControl | undefined;
  links: boolean;
  onLinks: () => void;
  onLocate: () => void;
  lookBack: boolean;
  onLookBack: () => void;
};

export function MapTools({ control, links, onLinks, onLocate, lookBack, onLookBack }: Props) {
  const t = useTexts();
  return (
    <div className="tools float">
      <IconButton icon="locate" label={t("view.locate")} onClick={onLocate} />
      <IconButton icon="fit" label={t("view.fit")} onClick={() => control?.fit()} />
      <IconButton icon="links" label={t("view.links")} aria-pressed={links} onClick={onLinks} />
      <IconButton icon="history" label={t("time.show")} aria-pressed={lookBack} onClick={onLookBack} />
      <span className="tools__zoom">
        <IconButton icon="plus" label={t("view.zoomIn")} onClick={() => control?.zoomIn()} />
        <IconButton icon="minus" label={t("view.zoomOut")} onClick={() => control?.zoomOut()} />
      </span>
    </div>
  );
}
