import type { Node } from "@/api/types";
import { precisionMetres } from "@/lib/precision";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";

/** What the node is: identity, hardware, place. Time quality tells whose clock its readings carry. */
export function Facts({ node }: { node: Node }) {
  const t = useTexts();
  const format = useFormat();
  const { position } = node;
  const place = position && [
    `${format.plain(position.lat, 5)}, ${format.plain(position.lon, 5)}`,
    position.precisionBits !== undefined && position.precisionBits < 30
      ? t("node.precision", { metres: precisionMetres(position.precisionBits) })
      : "",
    position.alt === undefined ? "" : t("node.altitude", { metres: position.alt }),
  ];
  const facts: [string, string | undefined][] = [
    [t("node.id"), node.id],
    [t("node.number"), String(node.num)],
    [t("node.hardware"), node.hardware],
    [t("node.firmware"), node.firmware],
    [t("node.role"), node.role],
    [t("node.firstHeard"), format.dateTime(node.firstHeard)],
    [t("node.snr"), node.snr === undefined ? undefined : `${format.value(node.snr, "dB")} · ${hops(node, t)}`],
    [t("node.position"), place?.filter(Boolean).join(" · ")],
    [t("node.clock"), node.latest && t(`node.quality.${node.latest.quality}`)],
  ];
  return (
    <section className="page__section">
      <h2>{t("node.about")}</h2>
      <dl className="facts">
        {facts.map(([name, fact]) =>
          fact === undefined || fact === "" ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{fact}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

function hops(node: Node, t: ReturnType<typeof useTexts>): string {
  return node.hopsAway === undefined || node.hopsAway === 0 ? t("node.direct") : t.count("node.hops", node.hopsAway);
}
