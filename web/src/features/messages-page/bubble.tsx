import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { change } from "@/api/session";
import type { Message } from "@/api/types";
import { Icon } from "@/components/icon";
import { failureText } from "@/components/notices";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { isCancellable, isRetryable, stateLook, stateWords } from "./message-words";
import { Reactions } from "./reactions";
import { Timeline } from "./timeline";

type Props = {
  message: Message;
  reactions: readonly Message[];
  all: readonly Message[];
  canSend: boolean;
  onReply: (message: Message) => void;
};

/** One text: its words, what became of it, and what can be done about it. */
export function Bubble({ message, reactions, all, canSend, onReply }: Props) {
  const t = useTexts();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const isOwn = message.direction === "out";
  const answered = all.find(({ id }) => id === message.replyTo);
  return (
    <li className={isOwn ? "bubble bubble--own" : "bubble"}>
      {answered && <p className="bubble__quote small faint">{answered.text}</p>}
      <p className="bubble__text">{message.text}</p>
      {reactions.length > 0 && (
        <p className="bubble__reactions" aria-label={t("messages.reactions")}>
          {reactions.map(({ id, text }) => (
            <span key={id}>{text}</span>
          ))}
        </p>
      )}
      <p className="bubble__foot small faint">
        <time dateTime={message.createdAt}>{format.clock(message.createdAt)}</time>
        {isOwn ? (
          <button type="button" className="bubble__state" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Outcome message={message} />
          </button>
        ) : (
          message.verified !== true && <span title={t("messages.unproven.long")}>{t("messages.unproven")}</span>
        )}
      </p>
      <Actions message={message} canSend={canSend} onReply={onReply} />
      {open && <Timeline message={message} />}
    </li>
  );
}

function Outcome({ message }: { message: Message }) {
  const t = useTexts();
  const { icon, tone } = stateLook(message.state);
  return (
    <span className={`outcome outcome--${tone}`}>
      <Icon name={icon} />
      {stateWords(message, t)}
    </span>
  );
}

function Actions({ message, canSend, onReply }: Pick<Props, "message" | "canSend" | "onReply">) {
  const t = useTexts();
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: ["messages"] });
  const cancel = useMutation({ mutationFn: () => change("DELETE", `/messages/${message.id}`), onSettled: renew });
  const retry = useMutation({
    mutationFn: () => change("POST", "/messages", { to: message.node, text: message.text }),
    onSettled: renew,
  });
  const error = cancel.error ?? retry.error;
  return (
    <div className="bubble__actions">
      {isCancellable(message) && (
        <button type="button" className="bubble__action" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {t("messages.cancel")}
        </button>
      )}
      {canSend && isRetryable(message) && (
        <button type="button" className="bubble__action" disabled={retry.isPending} onClick={() => retry.mutate()}>
          {t("messages.retry")}
        </button>
      )}
      {canSend && message.reaction !== true && (
        <>
          <button type="button" className="bubble__action" onClick={() => onReply(message)}>
            {t("messages.reply")}
          </button>
          <Reactions message={message} />
        </>
      )}
      {error && <span role="alert">{failureText(error, t)}</span>}
    </div>
  );
}
