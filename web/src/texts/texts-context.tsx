import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { usePreferences } from "@/preferences/use-preferences";
import { catalogueOf, loadCatalogue } from "./chapters";
import { makeTranslate, type Translate } from "./texts";

const Texts = createContext<Translate>(makeTranslate(catalogueOf("en"), "en"));

/** Speaks the chosen language, and goes on in the one before until the texts of a new one are here. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const { language } = usePreferences();
  const [translate, setTranslate] = useState<Translate>(() => makeTranslate(catalogueOf(language), language));
  useEffect(() => {
    document.documentElement.lang = language;
    let wanted = true;
    loadCatalogue(language)
      .then((catalogue) => {
        if (wanted) setTranslate(() => makeTranslate(catalogue, language));
      })
      .catch((cause: unknown) => console.info(`no texts of ${language} yet:`, cause));
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
