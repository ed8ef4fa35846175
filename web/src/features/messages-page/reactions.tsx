import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { change } from "@/api/session";
import type { Message } from "@/api/types";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";

const EMOJI = ["👍", "❤️", "😂", "😮", "🙏"] as const;

/** One emoji as an answer; it costs nothing. */
export function Reactions({ message }: { message: Message }) {
  const t = useTexts();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const react = useMutation({
    mutationFn: (text: string) =>
      change("POST", "/messages", { to: message.node, text, reaction: true, replyTo: message.id }),
    onSuccess: () => setOpen(false),
    onSettled: () => client.invalidateQueries({ queryKey: ["messages"] }),
  });
  return (
    <>
      <button type="button" className="bubble__action" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("messages.react")}
      </button>
      {open && (
        <span className="bubble__emoji" role="group" aria-label={t("messages.react")}>
          {EMOJI.map((emoji) => (
            <button key={emoji} type="button" disabled={react.isPending} onClick={() => react.mutate(emoji)}>
              {emoji}
            </button>
          ))}
        </span>
      )}
      {react.isError && <span role="alert">{failureText(react.error, t)}</span>}
    </>
  );
}
