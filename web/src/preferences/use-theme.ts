import { useEffect, useSyncExternalStore } from "react";
import { usePreferences } from "./use-preferences";

const QUERY = "(prefers-color-scheme: dark)";

function subscribe(listener: () => void): () => void {
  const media = matchMedia(QUERY);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** The theme in force, also set on the document. */
export function useTheme(): "light" | "dark" {
  const { theme } = usePreferences();
  const deviceDark = useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches);
  const inForce = theme === "system" ? (deviceDark ? "dark" : "light") : theme;
  useEffect(() => {
    document.documentElement.dataset["theme"] = inForce;
  }, [inForce]);
  return inForce;
}
