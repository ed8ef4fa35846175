import { useQuery } from "@tanstack/react-query";
import { networkQuery } from "@/data/queries";
import { useTexts } from "@/texts/texts-context";

/** Nothing to draw: what the network has heard, and why that may not be shown. */
export function EmptyMap({ filtered, withoutPlace }: { filtered: boolean; withoutPlace: boolean }) {
  const t = useTexts();
  const network = useQuery(networkQuery);
  const heard = network.data?.heard;
  return (
    <div className="empty float" role="status">
      {filtered || withoutPlace ? (
        <p>{t(filtered ? "empty.filtered" : "empty.noPosition")}</p>
      ) : (
        <>
          <h1>{t("empty.title")}</h1>
          {heard && (
            <p>
              {t("empty.heard", {
                packets: t.count("empty.heard.packets", heard.packets),
                nodes: t.count("empty.heard.nodes", heard.nodes),
                withheld: heard.withheld,
              })}
            </p>
          )}
          <p className="faint">{t("empty.why")}</p>
        </>
      )}
    </div>
  );
}
