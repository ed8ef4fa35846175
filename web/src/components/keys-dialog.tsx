import { Fragment } from "react";
import { useTexts } from "@/texts/texts-context";
import { Dialog } from "./dialog";

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const keys = [
    ["/", t("keys.search")],
    ["1 – 0", t("keys.measure")],
    ["l", t("keys.list")],
    ["f", t("keys.fit")],
    ["k", t("keys.links")],
    ["t", t("keys.time")],
    ["p", t("keys.live")],
    ["Esc", t("keys.close")],
    ["← ↑ → ↓", t("keys.map")],
    ["?", t("keys.help")],
  ] as const;
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <dl className="keys">
        {keys.map(([key, text]) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
