import { useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useMemo, useState } from "react";
import { Dialog } from "@/components/dialog";
import { NodeChip } from "@/components/node-chip";
import { nodesQuery } from "@/data/queries";
import { useTexts } from "@/texts/texts-context";
import { nodeNumber } from "./node-names";
import { aliasesQuery } from "./queries";
import { findRecipients } from "./recipients";

const MOST = 8;

/** Whom to write to: by id, by a name one gave, or by the node's own name. */
export function NewMessage({ onClose, onChoose }: { onClose: () => void; onChoose: (id: string) => void }) {
  const t = useTexts();
  const [typed, setTyped] = useState("");
  const nodes = useQuery(nodesQuery);
  const aliases = useQuery(aliasesQuery);
  const found = useMemo(
    () => findRecipients(typed, nodes.data?.values() ?? [], aliases.data?.items ?? []).slice(0, MOST),
    [typed, nodes.data, aliases.data],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const first = found[0];
    if (first) onChoose(first.id);
  };
  return (
    <Dialog title={t("messages.new")} onClose={onClose}>
      <form onSubmit={submit}>
        <label className="field">
          <span>{t("messages.to")}</span>
          <input
            type="search"
            className="new-message__input"
            autoFocus
            value={typed}
            placeholder={t("messages.toHint")}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
      </form>
      <ul className="new-message__found">
        {found.map(({ id, name, alias }) => (
          <li key={id}>
            <button type="button" className="new-message__match" onClick={() => onChoose(id)}>
              <NodeChip node={{ id, num: nodeNumber(id) }} />
              <span>{alias === undefined || alias === name ? name : `${alias} (${name})`}</span>
              <span className="small faint">{id}</span>
            </button>
          </li>
        ))}
      </ul>
      {typed !== "" && found.length === 0 && <p role="status">{t("search.none")}</p>}
    </Dialog>
  );
}
