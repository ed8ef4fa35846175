import type { ReactNode } from "react";
import { type Preferences, setPreferences } from "@/preferences/preferences";
import { usePreferences } from "@/preferences/use-preferences";
import { UNIT_CHOICES, type Units } from "@/lib/units";
import { LANGUAGES, type Language } from "@/texts/chapters";
import { useTexts } from "@/texts/texts-context";
import { Dialog } from "./dialog";
import { Segments } from "./segments";

const QUANTITIES = Object.keys(UNIT_CHOICES) as (keyof Units)[];

/** Units, clock, theme and language; each choice works at once. */
export function PreferencesDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const preferences = usePreferences();
  const themes: Preferences["theme"][] = ["system", "light", "dark"];
  return (
    <Dialog title={t("prefs.title")} onClose={onClose}>
      {QUANTITIES.map((quantity) => (
        <Row key={quantity} name={t(`prefs.${quantity}`)}>
          <Segments
            label={t(`prefs.${quantity}`)}
            value={preferences.units[quantity] as string}
            choices={UNIT_CHOICES[quantity].map((unit) => ({ value: unit, text: unit }))}
            onChange={(unit) => setPreferences({ units: { ...preferences.units, [quantity]: unit } })}
          />
        </Row>
      ))}
      <Row name={t("prefs.time")}>
        <Segments
          label={t("prefs.time")}
          value={preferences.utc ? "utc" : "local"}
          choices={(["local", "utc"] as const).map((value) => ({ value, text: t(`prefs.time.${value}`) }))}
          onChange={(value) => setPreferences({ utc: value === "utc" })}
        />
      </Row>
      <Row name={t("prefs.theme")}>
        <Segments
          label={t("prefs.theme")}
          value={preferences.theme}
          choices={themes.map((value) => ({ value, text: t(`prefs.theme.${value}`) }))}
          onChange={(theme) => setPreferences({ theme })}
        />
      </Row>
      <Row name={t("prefs.language")}>
        <Segments
          label={t("prefs.language")}
          value={preferences.language}
          choices={(Object.keys(LANGUAGES) as Language[]).map((value) => ({ value, text: LANGUAGES[value] }))}
          onChange={(language) => setPreferences({ language })}
        />
      </Row>
    </Dialog>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="preference">
      <span aria-hidden="true">{name}</span>
      {children}
    </div>
  );
}
