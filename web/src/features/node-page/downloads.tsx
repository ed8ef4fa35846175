import { useMutation } from "@tanstack/react-query";
import { getCsv } from "@/api/client";
import type { Bucket, Metric, Node } from "@/api/types";
import { type Range, rangeWindow } from "@/charts/range";
import { readingsRequest } from "@/charts/readings-query";
import { Icon } from "@/components/icon";
import { failureText } from "@/components/notices";
import { DAY } from "@/lib/age";
import { saveFile } from "@/lib/save-file";
import { useTexts } from "@/texts/texts-context";

type Props = { node: Node; metrics: readonly Metric[]; range: Range; now: number };

/** The hub takes at most this for single readings. */
const LONGEST_RAW = 400 * DAY;

/** The table behind the charts, as drawn or reading by reading. */
export function Downloads({ node, metrics, range, now }: Props) {
  const t = useTexts();
  const { from, to } = rangeWindow(range, now);
  const download = useMutation({
    mutationFn: async (wanted: "shown" | "raw") => {
      const request = readingsRequest({ id: node.id, metrics, range }, Date.now());
      const bucket: Bucket = wanted === "raw" ? "raw" : request.bucket;
      const csv = await getCsv(`/nodes/${node.id}/readings`, { ...request, bucket });
      saveFile(csv, fileName(node, bucket, String(request["from"])));
    },
  });
  const tooLong = to - from > LONGEST_RAW;
  return (
    <div className="downloads">
      <button type="button" className="button" disabled={download.isPending} onClick={() => download.mutate("shown")}>
        <Icon name="download" />
        {t("chart.csvShown")}
      </button>
      <button
        type="button"
        className="button"
        disabled={download.isPending || tooLong}
        onClick={() => download.mutate("raw")}
      >
        <Icon name="download" />
        {t("chart.csvRaw")}
      </button>
      {tooLong && <p className="small faint">{t("chart.csvTooLong")}</p>}
      {download.isError && (
        <p role="alert" className="small">
          {t("chart.csvFailed", { reason: failureText(download.error, t) })}
        </p>
      )}
    </div>
  );
}

function fileName(node: Node, bucket: Bucket, from: string): string {
  return `kosmo-${node.id.slice(1)}-${from.slice(0, 10)}-${bucket.toLowerCase()}.csv`;
}
