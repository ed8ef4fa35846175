import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { usePreferences } from "@/preferences/use-preferences";
import { en } from "./en";
import { loadCatalogue, makeTranslate, type Translate } from "./texts";

const Texts = createContext<Translate>(makeTranslate(en, "en"));

export function TextsProvider({ children }: { children: ReactNode }) {
  const { language } = usePreferences();
  const [translate, setTranslate] = useState<Translate>(() => makeTranslate(en, language));
  useEffect(() => {
    document.documentElement.lang = language;
    let wanted = true;
    void loadCatalogue(language).then((catalogue) => {
      if (wanted) setTranslate(() => makeTranslate(catalogue, language));
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return <Texts value={translate}>{children}</Texts>;
}

/** The texts of the chosen language: `const t = useTexts(); t("nav.map")`. */
export function useTexts(): Translate {
  return useContext(Texts);
}
