import { useQuery } from "@tanstack/react-query";
import { NavLink } from "react-router";
import type { Conversation } from "@/api/types";
import { Icon } from "@/components/icon";
import { fails, Failure, Loading } from "@/components/notices";
import { NodeChip } from "@/components/node-chip";
import { useNow } from "@/lib/use-now";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { stateLook, stateWords } from "./message-words";
import { nodeNumber, personName } from "./node-names";
import { conversationsQuery } from "./queries";

/** With whom one talks, the newest first. */
export function ConversationPanel({ chosen }: { chosen: string | undefined }) {
  const t = useTexts();
  const now = useNow();
  const conversations = useQuery(conversationsQuery);
  if (conversations.isPending) return <Loading />;
  if (fails(conversations)) {
    return <Failure error={conversations.error} onRetry={() => void conversations.refetch()} />;
  }
  if (conversations.data.items.length === 0) return <p className="messages__none faint">{t("messages.none")}</p>;
  return (
    <ul>
      {conversations.data.items.map((conversation) => (
        <li key={conversation.node.id}>
          <Row conversation={conversation} now={now} isChosen={conversation.node.id === chosen} />
        </li>
      ))}
    </ul>
  );
}

type RowProps = { conversation: Conversation; now: number; isChosen: boolean };

function Row({ conversation, now, isChosen }: RowProps) {
  const t = useTexts();
  const format = useFormat();
  const { node, lastMessage, unread, blocked } = conversation;
  return (
    <NavLink to={`/messages/${node.id}`} className={unread > 0 ? "conversation conversation--unread" : "conversation"}>
      <NodeChip node={{ ...node, num: nodeNumber(node.id) }} />
      <span className="conversation__name">{personName(node)}</span>
      <time className="small faint" dateTime={conversation.lastMessageAt}>
        {format.age(conversation.lastMessageAt, now)}
      </time>
      {lastMessage && (
        <span className="conversation__last small faint">
          {lastMessage.direction === "out" && (
            <span className={`outcome outcome--${stateLook(lastMessage.state).tone}`} title={stateWords(lastMessage, t)}>
              <Icon name={stateLook(lastMessage.state).icon} />
              <span className="visually-hidden">{stateWords(lastMessage, t)}: </span>
            </span>
          )}
          <span className="conversation__words">{lastMessage.text}</span>
        </span>
      )}
      {unread > 0 && !isChosen && (
        <span className="conversation__unread" aria-label={t.count("messages.unread", unread)}>
          {format.plain(unread)}
        </span>
      )}
      {blocked && <span className="small faint">{t("messages.blocked")}</span>}
    </NavLink>
  );
}
