import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { SECOND } from "@/lib/age";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { Composer } from "./composer";
import { stateWords } from "./message-words";
import { messageQuery, usageQuery } from "./queries";

/** A text to all who listen on a channel, and what becomes of those said here; they are in no conversation. */
export function Broadcast({ channel }: { channel: string }) {
  const t = useTexts();
  const usage = useQuery(usageQuery).data;
  const [said, setSaid] = useState<readonly string[]>([]);
  if (!usage) return null;
  return (
    <section className="page__section" aria-label={t("channels.say", { channel })}>
      <h2>{t("channels.say", { channel })}</h2>
      {usage.canSend ? (
        <Composer
          node="^all"
          channel={channel}
          usage={usage}
          onSent={(accepted) => {
            if (accepted) setSaid((before) => [accepted.id, ...before]);
          }}
        />
      ) : (
        <p className="small faint">
          {t("messages.gate.title")} <Link to="/account">{t("messages.gate.plans")}</Link>
        </p>
      )}
      <ul className="lines" aria-live="polite">
        {said.map((id) => (
          <Said key={id} id={id} />
        ))}
      </ul>
    </section>
  );
}

function Said({ id }: { id: string }) {
  const t = useTexts();
  const format = useFormat();
  const message = useQuery({
    ...messageQuery(id),
    refetchInterval: ({ state }) => state.data?.ended !== true && 2 * SECOND,
  }).data;
  if (!message) return null;
  return (
    <li>
      <span className="lines__main">{message.text}</span>
      <span className="small faint">
        {format.clock(message.createdAt)} · {stateWords(message, t)}
      </span>
    </li>
  );
}
