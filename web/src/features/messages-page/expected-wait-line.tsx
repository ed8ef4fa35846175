import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { nodeQuery } from "@/data/queries";
import { durationText } from "@/lib/age";
import { useNow } from "@/lib/use-now";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { expectedWait } from "./expected-wait";
import { threadQuery } from "./queries";

/** Before one sends: how long it may take. What is shown is what the page knows already. */
export function ExpectedWait({ node }: { node: string }) {
  const t = useTexts();
  const format = useFormat();
  const now = useNow();
  const known = useQuery({ ...nodeQuery(node), retry: false }).data;
  const thread = useInfiniteQuery({ ...threadQuery(node), enabled: false }).data;
  const wait = expectedWait(known?.lastHeard, thread?.pages.flatMap(({ items }) => items) ?? [], now);
  return (
    <p className="composer__wait small faint">
      {wait.kind === "known" ? t("messages.wait.known", { time: durationText(wait.seconds, format.language) }) : t(`messages.wait.${wait.kind}`)}
    </p>
  );
}
