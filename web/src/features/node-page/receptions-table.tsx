import { queryOptions, useQuery } from "@tanstack/react-query";
import { getJson } from "@/api/client";
import type { ReceptionList } from "@/api/types";
import { fails, Failure, Loading } from "@/components/notices";
import { MINUTE } from "@/lib/age";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { bridgeRows } from "./receptions-model";

const receptionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["receptions", id],
    queryFn: ({ signal }) => getJson<ReceptionList>(`/nodes/${id}/receptions`, { limit: 1000 }, signal),
    staleTime: MINUTE,
    refetchInterval: MINUTE,
  });

/** Which bridges hear the node, how often and how well. */
export function ReceptionsTable({ id, now }: { id: string; now: number }) {
  const t = useTexts();
  const format = useFormat();
  const receptions = useQuery(receptionsQuery(id));
  const rows = receptions.data ? bridgeRows(receptions.data.items) : [];
  return (
    <section className="page__section">
      <h2>{t("node.receptions")}</h2>
      {receptions.isPending && <Loading />}
      {fails(receptions) && <Failure error={receptions.error} onRetry={() => void receptions.refetch()} />}
      {receptions.data && rows.length === 0 && <p className="faint">{t("receptions.none")}</p>}
      {rows.length > 0 && (
        <>
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t("node.receptions")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("receptions.bridge")}</th>
                  <th scope="col" className="number">{t("receptions.packets")}</th>
                  <th scope="col" className="number">{t("receptions.share")}</th>
                  <th scope="col" className="number">{t("receptions.rssi")} dBm</th>
                  <th scope="col" className="number">{t("receptions.snr")} dB</th>
                  <th scope="col" className="number">{t("receptions.hops")}</th>
                  <th scope="col" className="number">{t("receptions.last")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.bridge}>
                    <th scope="row">{row.bridge}</th>
                    <td className="number">{format.plain(row.packets)}</td>
                    <td className="number">{format.percent(row.share)}</td>
                    <td className="number">{row.rssi === undefined ? "–" : format.plain(row.rssi)}</td>
                    <td className="number">{row.snr === undefined ? "–" : format.plain(row.snr, 1)}</td>
                    <td className="number">{row.hops === undefined ? "–" : format.plain(row.hops, 1)}</td>
                    <td className="number">{format.age(row.last, now)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="small faint">{t("receptions.note", { n: receptions.data?.items.length ?? 0 })}</p>
        </>
      )}
    </section>
  );
}
