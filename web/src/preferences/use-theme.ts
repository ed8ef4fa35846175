import { useEffect, useSyncExternalStore } from "react";
import { usePreferences } from "./use-preferences";

const DARK = "(prefers-color-scheme: dark)";
const PRINT = "print";

function subscribe(listener: () => void): () => void {
  const watched = [matchMedia(DARK), matchMedia(PRINT)];
  for (const media of watched) media.addEventListener("change", listener);
  return () => {
    for (const media of watched) media.removeEventListener("change", listener);
  };
}

/** The theme in force, also set on the document. Paper is light, whatever the screen was. */
export function useTheme(): "light" | "dark" {
  const { theme } = usePreferences();
  const deviceDark = useSyncExternalStore(subscribe, () => matchMedia(DARK).matches);
  const printed = useSyncExternalStore(subscribe, () => matchMedia(PRINT).matches);
  const chosen = theme === "system" ? (deviceDark ? "dark" : "light") : theme;
  const inForce = printed ? "light" : chosen;
  useEffect(() => {
    document.documentElement.dataset["theme"] = inForce;
  }, [inForce]);
  return inForce;
}
