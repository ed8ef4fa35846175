import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type SyntheticEvent, useId, useState } from "react";
import { change } from "@/api/session";
import type { AcceptedMessage, Message, Usage } from "@/api/types";
import { Icon } from "@/components/icon";
import { IconButton } from "@/components/icon-button";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";
import { ExpectedWait } from "./expected-wait-line";
import { conversationsQuery, threadQuery, usageQuery } from "./queries";
import { budget, MOST_BYTES, wireText } from "./text-bytes";

type Props = {
  node: string;
  usage: Usage;
  /** Of a text to everybody. */
  channel?: string;
  replyTo?: Message | undefined;
  onSent?: (accepted: AcceptedMessage | undefined) => void;
  onDropReply?: () => void;
};

/** Where a text is written: as it will be read, and how much room is left. */
export function Composer({ node, usage, channel, replyTo, onSent, onDropReply }: Props) {
  const t = useTexts();
  const client = useQueryClient();
  const id = useId();
  const [text, setText] = useState("");
  const room = budget(usage.alias, text);
  const send = useMutation({
    mutationFn: () => change<AcceptedMessage>("POST", "/messages", {
        text,
        ...(channel === undefined ? { to: node } : { to: "^all", channel }),
        ...(replyTo ? { replyTo: replyTo.id } : {}),
      }),
    onSuccess: (accepted) => {
      setText("");
      onSent?.(accepted);
      void client.invalidateQueries({ queryKey: threadQuery(node).queryKey });
      void client.invalidateQueries({ queryKey: conversationsQuery.queryKey });
      void client.invalidateQueries({ queryKey: usageQuery.queryKey });
    },
  });
  const impossible = room.empty || room.excess > 0 || send.isPending;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!impossible) send.mutate();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
    if (event.key === "Escape" && replyTo) onDropReply?.();
  };
  const left = usage.day.limit - usage.day.reserved - usage.day.consumed;
  return (
    <form className="composer" onSubmit={submit}>
      {replyTo && (
        <p className="composer__reply small">
          <Icon name="reply" />
          <span className="composer__quote">{replyTo.text}</span>
          <IconButton icon="close" label={t("messages.dropReply")} onClick={onDropReply} />
        </p>
      )}
      <label className="visually-hidden" htmlFor={id}>
        {t("messages.text")}
      </label>
      <div className="composer__line">
        <textarea
          id={id}
          rows={2}
          value={text}
          placeholder={t("messages.text")}
          aria-describedby={`${id}-room`}
          aria-invalid={room.excess > 0}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="button button--primary" disabled={impossible}>
          <Icon name="send" />
          {t("messages.send")}
        </button>
      </div>
      <p id={`${id}-room`} className="composer__room small faint">
        <span className={room.excess > 0 ? "composer__full" : room.tight ? "composer__tight" : ""}>
          {room.excess > 0
            ? t.count("messages.shorten", room.excess)
            : t("messages.bytes", { used: room.bytes, most: MOST_BYTES })}
        </span>
        <span>{t.count("messages.left", Math.max(0, left))}</span>
      </p>
      {channel === undefined && <ExpectedWait node={node} />}
      {!room.empty && (
        <p className="composer__preview small faint">
          {t("messages.readAs")} <span className="composer__wire">{wireText(usage.alias, text)}</span>
        </p>
      )}
      {send.isError && <p role="alert">{failureText(send.error, t)}</p>}
    </form>
  );
}
