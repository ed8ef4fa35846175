import { type ComponentType, lazy, useSyncExternalStore } from "react";
import { useTexts } from "@/texts/texts-context";
import { getPreferences } from "@/preferences/preferences";
import { openChapters } from "@/texts/chapters";
import { type Feature, PAGE_CHAPTERS } from "./page-chapters";

let coming = 0;
const listeners = new Set<() => void>();

function count(change: number): void {
  coming += change;
  for (const listener of listeners) listener();
}

/** Pages of a feature that come when they are asked for, together with their texts: `const page = pagesOf(…); page("Orders")`. */
export function pagesOf<Module>(feature: Feature, load: () => Promise<Module>) {
  return (name: keyof Module) =>
    lazy(async () => {
      count(1);
      try {
        const [module] = await Promise.all([load(), openChapters(getPreferences().language, PAGE_CHAPTERS[feature])]);
        return { default: module[name] as ComponentType };
      } finally {
        count(-1);
      }
    });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** A line at the top while a page takes long to come; until then the one before stays. */
export function PageProgress() {
  const t = useTexts();
  const some = useSyncExternalStore(subscribe, () => coming > 0);
  return some ? <div className="page-progress" role="progressbar" aria-label={t("loading")} /> : null;
}
