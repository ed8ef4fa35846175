import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, NavLink, useParams } from "react-router";
import { sessionQuery } from "@/api/session";
import { NodeChip } from "@/components/node-chip";
import { fails, Failure, Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { Broadcast } from "./broadcast";
import { nodeNumber, personName } from "./node-names";
import { channelQuery, channelsQuery } from "./queries";
import "@/components/lines.css";
import "@/components/tabs.css";
import "./messages-page.css";

/** The channel that every Meshtastic node has, until something was said on another. */
const USUAL = "LongFast";

/** What is said on channels by those who allow it to be shown; anybody may read it, operators may say something. */
export function ChannelsPage() {
  const t = useTexts();
  const { channel } = useParams();
  const channels = useQuery(channelsQuery);
  const isOperator = useQuery(sessionQuery).data?.roles.includes("operator") === true;
  const names = channels.data?.items.map((one) => one.channel) ?? [];
  const chosen = channel ?? names[0] ?? USUAL;
  return (
    <Page title={t("channels.title")}>
      <p className="ways small">
        <Link to="/messages">{t("messages.back")}</Link>
      </p>
      <h1>{t("channels.title")}</h1>
      <p className="faint">{t("channels.what")}</p>
      {channels.isPending && <Loading />}
      {fails(channels) && <Failure error={channels.error} onRetry={() => void channels.refetch()} />}
      {channels.data && (
        <>
          <nav className="tabs" aria-label={t("channels.title")}>
            {[...new Set([...names, chosen])].map((name) => (
              <NavLink key={name} to={`/messages/channels/${encodeURIComponent(name)}`} className={name === chosen ? "tabs__tab active" : "tabs__tab"}>
                {name}
              </NavLink>
            ))}
          </nav>
          {isOperator && <Broadcast key={chosen} channel={chosen} />}
          <Texts channel={chosen} />
        </>
      )}
    </Page>
  );
}

function Texts({ channel }: { channel: string }) {
  const t = useTexts();
  const format = useFormat();
  const texts = useInfiniteQuery(channelQuery(channel));
  if (texts.isPending) return <Loading />;
  if (fails(texts)) return <Failure error={texts.error} onRetry={() => void texts.refetch()} />;
  const items = texts.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="notice">{t("channels.none")}</p>;
  return (
    <>
      <ul className="lines">
        {items.map(({ id, node, text, createdAt, bridge, ...names }) => (
          <li key={id}>
            <NodeChip node={{ id: node, num: nodeNumber(node), ...names }} />
            <span className="lines__main">
              {text}
              <br />
              <span className="small faint">
                <Link to={`/nodes/${node}`}>{personName({ id: node, ...names })}</Link> · <time dateTime={createdAt}>{format.dateTime(createdAt)}</time>
                {bridge !== undefined && ` · ${t("channels.by", { bridge })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {texts.hasNextPage && (
        <p className="actions">
          <button type="button" className="button" disabled={texts.isFetchingNextPage} onClick={() => void texts.fetchNextPage()}>
            {t("messages.older")}
          </button>
        </p>
      )}
    </>
  );
}
