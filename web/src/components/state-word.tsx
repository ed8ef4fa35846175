import type { NodeState } from "@/api/types";
import { useTexts } from "@/texts/texts-context";

/** Live, quiet or stale: in a word, the dot only helps. */
export function StateWord({ state }: { state: NodeState }) {
  const t = useTexts();
  return (
    <span className={`state state--${state}`} title={t(`state.${state}.long`)}>
      {t(`state.${state}`)}
    </span>
  );
}
