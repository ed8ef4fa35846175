import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { getJson } from "@/api/client";
import { change, sessionQuery } from "@/api/session";
import type { Notice, NoticeList } from "@/api/types";
import { useFormat } from "@/preferences/use-format";
import { en, type TextKey } from "@/texts/en";
import { useTexts } from "@/texts/texts-context";
import { IconButton } from "./icon-button";
import "./hub-notices.css";

const KEY = ["account", "/notices"];
const SHOWN = 3;

/** What the hub has to tell whoever has signed in; nothing to others. */
export function useHubNotices(): Notice[] {
  const session = useQuery(sessionQuery).data;
  const signedIn = session?.account !== undefined;
  const notices = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson<NoticeList>("/notices", {}, signal),
    enabled: signedIn,
    refetchInterval: 30_000,
  });
  return signedIn ? (notices.data?.items ?? []) : [];
}

/** It stands above every page until it is put away. */
export function HubNotices() {
  const t = useTexts();
  const queries = useQueryClient();
  const shown = useHubNotices().slice(0, SHOWN);
  const dismiss = useMutation({
    mutationFn: (id: number) => change("DELETE", `/notices/${id}`),
    onSuccess: () => void queries.invalidateQueries({ queryKey: KEY }),
  });
  if (shown.length === 0) return null;
  return (
    <section className="hub-notices" aria-label={t("notices.title")}>
      <ul>
        {shown.map((notice) => (
          <li key={notice.id} className="hub-notice">
            <Words notice={notice} />
            <IconButton icon="close" label={t("notices.dismiss")} onClick={() => dismiss.mutate(notice.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A kind that this app does not know yet is shown by its name. */
function Words({ notice }: { notice: Notice }) {
  const t = useTexts();
  const format = useFormat();
  const key = `notice.${notice.kind}`;
  const { end, ...rest } = notice.detail as Record<string, string | number>;
  const values = { ...rest, ...(end === undefined ? {} : { end: format.dateTime(end) }) };
  return (
    <span className="hub-notice__words">
      {key in en ? t(key as TextKey, values) : notice.kind}{" "}
      {/^(payment|subscription)-/.test(notice.kind) && <Link to="/account">{t("notices.look")}</Link>}
    </span>
  );
}
