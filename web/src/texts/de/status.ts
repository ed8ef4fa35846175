import type { status as en } from "../en/status";
import type { PageTexts } from "../page-texts";

export const status: PageTexts<typeof en> = {
  "status.title": "Netz",
  "status.nodes": "Knoten",
  "status.bridges": "Brücken online",
  "status.packets": "Pakete je Minute",
  "status.receptions": "{n} Empfänge je Minute",
  "status.lag": "Vom Funk zur Datenbank",
  "status.lagNote": "19 von 20 Live-Paketen sind schneller",
  "status.backlog": "Aufholen",
  "status.backlogNote": "aufbewahrte Pakete je Minute von Brücken, die offline waren",
  "status.heard": "Letzte 24 Stunden",
  "status.ok": "Dem Netz geht es gut.",
  "status.noBridge": "Keine Brücke ist online: nichts Neues kann gehört werden.",
  "status.slow": "Pakete kommen verspätet an.",
  "status.catchingUp": "Eine Brücke holt nach einem Ausfall auf.",
  "status.quiet": "Kein Paket in den letzten fünf Minuten.",
  "status.summary": "Wetter jetzt",
  "status.summaryNote.one": "{n} Station in den letzten 2 Stunden",
  "status.summaryNote.other": "{n} Stationen in den letzten 2 Stunden",
  "status.mean": "Mittel",
  "status.lowest": "Niedrigster",
  "status.highest": "Höchster",
  "status.metric": "Messgröße",
  "status.stations": "Stationen",
  "status.of": "von {n}",
};
