import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { getJson } from "@/api/client";
import type { PositionFixList } from "@/api/types";
import { fails, Failure, Loading } from "@/components/notices";
import { MINUTE } from "@/lib/age";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { stays, trackPoints } from "./stays";

const positionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["positions", id],
    queryFn: ({ signal }) => getJson<PositionFixList>(`/nodes/${id}/positions`, { limit: 1000 }, signal),
    staleTime: MINUTE,
  });

const FEW = 8;
const SIZE = 120;

/** Where the node has been in the last 30 days: a row for every place where it stayed, and its way. */
export function PositionHistory({ id }: { id: string }) {
  const t = useTexts();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const positions = useQuery(positionsQuery(id));
  const found = positions.data ? stays(positions.data.items) : [];
  const track = trackPoints(found, SIZE);
  return (
    <section className="page__section">
      <h2>{t("positions.title")}</h2>
      {positions.isPending && <Loading />}
      {fails(positions) && <Failure error={positions.error} onRetry={() => void positions.refetch()} />}
      {positions.data && found.length === 0 && <p className="faint">{t("positions.none")}</p>}
      {found.length > 0 && (
        <div className="positions">
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t("positions.title")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("positions.from")}</th>
                  <th scope="col">{t("positions.to")}</th>
                  <th scope="col">{t("positions.place")}</th>
                  <th scope="col" className="number">{t("positions.altitude")} m</th>
                  <th scope="col" className="number">{t("positions.moved")} km</th>
                  <th scope="col" className="number">{t("positions.fixes")}</th>
                </tr>
              </thead>
              <tbody>
                {found.slice(0, all ? undefined : FEW).map(({ place, from, to, fixes, movedKm }) => (
                  <tr key={to}>
                    <td>{format.dateTime(from)}</td>
                    <td>{format.dateTime(to)}</td>
                    <td>
                      <Link to={`/?node=${id}&at=${place.lat.toFixed(4)},${place.lon.toFixed(4)},14`}>
                        {format.plain(place.lat, 4)}, {format.plain(place.lon, 4)}
                      </Link>
                    </td>
                    <td className="number">{place.alt === undefined ? "–" : format.plain(place.alt)}</td>
                    <td className="number">{movedKm === undefined ? "–" : format.plain(movedKm, 1)}</td>
                    <td className="number">{format.plain(fixes)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {track && (
            <svg className="positions__track" viewBox="-8 -8 136 136" role="img" aria-label={t("positions.track")}>
              <polyline points={track.map((point) => point.join(",")).join(" ")} />
              <circle cx={track.at(-1)?.[0]} cy={track.at(-1)?.[1]} r="4" />
            </svg>
          )}
        </div>
      )}
      {found.length > FEW && !all && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {t("positions.more", { n: found.length })}
        </button>
      )}
      {found.length > 0 && <p className="small faint">{t("positions.note")}</p>}
    </section>
  );
}
