import type { NodeKind } from "@/api/types";

const PATHS: Record<NodeKind, string> = {
  enviro: "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z",
  bridge: "M6 0.5 11.5 6 6 11.5 0.5 6Z",
  mesh: "M2.5 1.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1Z",
};

/** The map's shape for a role, for the legend. */
export function ShapeMark({ kind }: { kind: NodeKind }) {
  return (
    <svg width="11" height="11" viewBox="0 0 12 12" fill="currentcolor" aria-hidden="true">
      <path d={PATHS[kind]} />
    </svg>
  );
}
