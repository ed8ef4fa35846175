import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Fragment, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { change } from "@/api/session";
import type { Message, Usage } from "@/api/types";
import { fails, Failure, failureText, Loading } from "@/components/notices";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { Bubble } from "./bubble";
import { Composer } from "./composer";
import { conversationsQuery, threadQuery } from "./queries";
import { ThreadHead } from "./thread-head";
import { firstNew, threadDays } from "./thread-model";

/** One conversation, oldest first, with the composer at its foot. */
export function Thread({ node, usage }: { node: string; usage: Usage }) {
  const t = useTexts();
  const [replyTo, setReplyTo] = useState<Message>();
  return (
    <section className="thread" aria-label={t("messages.thread")}>
      <ThreadHead node={node} />
      <Talk node={node} canSend={usage.canSend} onReply={setReplyTo} />
      {usage.canSend ? (
        <Composer
          node={node}
          usage={usage}
          replyTo={replyTo}
          onSent={() => setReplyTo(undefined)}
          onDropReply={() => setReplyTo(undefined)}
        />
      ) : (
        <p className="thread__closed small faint">
          {t("messages.gate.title")} <Link to="/account">{t("messages.gate.plans")}</Link>
        </p>
      )}
    </section>
  );
}

type TalkProps = { node: string; canSend: boolean; onReply: (message: Message) => void };

function Talk({ node, canSend, onReply }: TalkProps) {
  const t = useTexts();
  const format = useFormat();
  const known = useQuery(conversationsQuery).data;
  // Who has not written yet has no conversation; asking for it would be a fault on the wire.
  const isNew = known?.nextCursor === null && !known.items.some((one) => one.node.id === node);
  const thread = useInfiniteQuery({ ...threadQuery(node), enabled: known !== undefined && !isNew });
  const foot = useRef<HTMLDivElement>(null);
  const messages = thread.data?.pages.flatMap(({ items }) => items) ?? [];
  const newest = messages[0]?.id;
  useEffect(() => {
    // Newer browsers answer a promise, which must not become the effect's clean-up.
    foot.current?.scrollIntoView({ block: "nearest" });
  }, [newest]);
  const fresh = useFirstNew(node, messages);
  const unread = messages[0]?.direction === "in" ? newest : undefined;
  useRead(node, unread);
  if (!isNew && thread.isPending) return <Loading />;
  if (!isNew && fails(thread)) return <Failure error={thread.error} onRetry={() => void thread.refetch()} />;
  if (messages.length === 0) return <p className="thread__talk thread__empty faint">{t("messages.first")}</p>;
  return (
    <div className="thread__talk" role="log" aria-label={t("messages.thread")} tabIndex={0}>
      {thread.hasNextPage && (
        <button
          type="button"
          className="button thread__older"
          disabled={thread.isFetchingNextPage}
          onClick={() => void thread.fetchNextPage()}
        >
          {t("messages.older")}
        </button>
      )}
      {thread.isFetchNextPageError && <p role="alert">{failureText(thread.error, t)}</p>}
      {threadDays(messages, format.day).map(({ day, bubbles }) => (
        <div key={day}>
          <h3 className="thread__day small faint">{day}</h3>
          <ol>
            {bubbles.map((bubble) => (
              <Fragment key={bubble.message.id}>
                {bubble.message.id === fresh && <li className="thread__new small">{t("messages.fresh")}</li>}
                <Bubble {...bubble} all={messages} canSend={canSend} onReply={onReply} />
              </Fragment>
            ))}
          </ol>
        </div>
      ))}
      <div ref={foot} />
    </div>
  );
}

/** Where the new texts begin: as it was when the conversation was opened, for looking at them makes them old. */
function useFirstNew(node: string, messages: readonly Message[]): string | undefined {
  const conversation = useQuery(conversationsQuery).data?.items.find((one) => one.node.id === node);
  const [opened, setOpened] = useState<{ readAt: string | undefined; unread: boolean }>();
  if (opened === undefined && conversation !== undefined) setOpened({ readAt: conversation.readAt, unread: conversation.unread > 0 });
  return opened?.unread === true ? firstNew(messages, opened.readAt) : undefined;
}

/** What is on the screen is read. */
function useRead(node: string, newest: string | undefined): void {
  const client = useQueryClient();
  const conversation = useQuery(conversationsQuery).data?.items.find((one) => one.node.id === node);
  const isUnread = (conversation?.unread ?? 0) > 0;
  const { mutate } = useMutation({
    mutationFn: () => change("POST", `/conversations/${node}/read`),
    onSuccess: () => client.invalidateQueries({ queryKey: conversationsQuery.queryKey }),
  });
  useEffect(() => {
    if (newest !== undefined && isUnread) mutate();
  }, [newest, isUnread, mutate]);
}
