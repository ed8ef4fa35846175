import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { sessionQuery } from "@/api/session";
import { fails, Failure, Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { useTexts } from "@/texts/texts-context";
import { ConversationPanel } from "./conversation-panel";
import { Gate } from "./gate";
import { NewMessage } from "./new-message";
import { usageQuery, watchMessages } from "./queries";
import { Thread } from "./thread";
import "./messages-page.css";

/** Texts into the mesh and back: whom one talks with, and what became of each word. */
export function MessagesPage() {
  const t = useTexts();
  const session = useQuery(sessionQuery);
  return (
    <Page title={t("messages.title")}>
      {session.isPending && <Loading />}
      {fails(session) && <Failure error={session.error} onRetry={() => void session.refetch()} />}
      {session.data && session.data.account === undefined && (
        <>
          <h1>{t("messages.title")}</h1>
          <p className="messages__lead">{t("messages.about")}</p>
          <p>
            <Link className="button button--primary" to="/login?continue=/messages">
              {t("login.submit")}
            </Link>{" "}
            <Link className="button" to="/register">
              {t("login.toRegister")}
            </Link>
          </p>
          <p className="ways">
            <Link to="/messages/channels">{t("channels.look")}</Link>
          </p>
        </>
      )}
      {session.data?.account !== undefined && <Room />}
    </Page>
  );
}

/** List and thread side by side; on a phone one after the other. */
function Room() {
  const t = useTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { node } = useParams();
  const usage = useQuery(usageQuery);
  const [writing, setWriting] = useState(false);
  useEffect(() => watchMessages(client), [client]);
  if (usage.isPending) return <Loading />;
  if (fails(usage)) return <Failure error={usage.error} onRetry={() => void usage.refetch()} />;
  return (
    <div className={node === undefined ? "messages" : "messages messages--thread"}>
      <section className="messages__list" aria-label={t("messages.conversations")}>
        <div className="page__head">
          <h1>{t("messages.title")}</h1>
          {usage.data.canSend && (
            <button type="button" className="button" onClick={() => setWriting(true)}>
              {t("messages.new")}
            </button>
          )}
        </div>
        {!usage.data.canSend && <Gate />}
        <ConversationPanel chosen={node} />
        <p className="messages__more ways small">
          <Link to="/messages/channels">{t("channels.title")}</Link>
          <Link to="/messages/blocks">{t("blocks.title")}</Link>
        </p>
      </section>
      {node === undefined ? (
        <p className="messages__choose faint">{t("messages.choose")}</p>
      ) : (
        <Thread key={node} node={node} usage={usage.data} />
      )}
      {writing && (
        <NewMessage
          onClose={() => setWriting(false)}
          onChoose={(id) => {
            setWriting(false);
            void navigate(`/messages/${id}`);
          }}
        />
      )}
    </div>
  );
}
