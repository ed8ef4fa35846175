import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { change } from "@/api/session";
import { failureText } from "@/components/notices";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { sessionsQuery } from "./queries";

/** Where one is signed in, and the end of all of them but this one. */
export function Sessions() {
  const t = useTexts();
  const format = useFormat();
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: () => change("DELETE", "/sessions"),
    onSuccess: () => void queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  if (!sessions.data) return null;
  return (
    <section className="page__section">
      <h2>{t("sessions.title")}</h2>
      <ul className="lines">
        {sessions.data.items.map((session) => (
          <li key={session.id}>
            <span className="lines__main">
              {t(session.current ? "sessions.this" : "sessions.other")}{" "}
              <span className="small faint">
                {t("sessions.since", { time: format.dateTime(session.createdAt), last: format.dateTime(session.lastSeenAt) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {end.isError && <p role="alert">{failureText(end.error, t)}</p>}
      {sessions.data.items.length > 1 && (
        <p className="actions">
          <button type="button" className="button" disabled={end.isPending} onClick={() => end.mutate()}>
            {t("sessions.end")}
          </button>
        </p>
      )}
    </section>
  );
}
