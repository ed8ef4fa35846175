import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";

type Props = { list: { hasNextPage: boolean; isFetchingNextPage: boolean; error: Error | null; fetchNextPage: () => unknown } };

/** The rest of a long list, asked for by hand. */
export function More({ list }: Props) {
  const t = useTexts();
  if (!list.hasNextPage) return null;
  return (
    <p className="actions">
      <button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
        {t("admin.more")}
      </button>
      {list.error && <span role="alert">{failureText(list.error, t)}</span>}
    </p>
  );
}
