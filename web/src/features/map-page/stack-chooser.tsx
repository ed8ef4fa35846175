import type { Node } from "@/api/types";
import { IconButton } from "@/components/icon-button";
import { NodeChip } from "@/components/node-chip";
import { displayName } from "@/lib/node-color";
import { useTexts } from "@/texts/texts-context";

type Props = { nodes: readonly Node[]; onChoose: (id: string) => void; onClose: () => void };

/** Several nodes under one click: each stays reachable. */
export function StackChooser({ nodes, onChoose, onClose }: Props) {
  const t = useTexts();
  const title = t.count("stack.title", nodes.length);
  return (
    <section className="panel panel--short float" aria-label={title}>
      <header className="panel__head">
        <h2>{title}</h2>
        <IconButton icon="close" label={t("node.close")} onClick={onClose} />
      </header>
      <ul>
        {nodes.map((node) => (
          <li key={node.id}>
            <button type="button" className="search__match" onClick={() => onChoose(node.id)}>
              <NodeChip node={node} />
              <span>{displayName(node)}</span>
              <span className="small faint">{t(`kind.${node.kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
