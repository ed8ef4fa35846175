import { useEffect } from "react";
import { useMedia } from "@/lib/use-media";
import { usePreferences } from "./use-preferences";

/** The theme in force, also set on the document. Paper is light, whatever the screen was. */
export function useTheme(): "light" | "dark" {
  const { theme } = usePreferences();
  const deviceDark = useMedia("(prefers-color-scheme: dark)");
  const printed = useMedia("print");
  const chosen = theme === "system" ? (deviceDark ? "dark" : "light") : theme;
  const inForce = printed ? "light" : chosen;
  useEffect(() => {
    document.documentElement.dataset["theme"] = inForce;
  }, [inForce]);
  return inForce;
}
