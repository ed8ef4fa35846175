import type { map as en } from "../en/map";
import type { PageTexts } from "../page-texts";

export const map: PageTexts<typeof en> = {
  "search.label": "Knoten suchen",
  "search.placeholder": "Name oder !id",
  "search.results.one": "{n} Knoten",
  "search.results.other": "{n} Knoten",
  "search.none": "Kein Knoten passt.",
  "filter.state": "Gehört",
  "filter.all": "Jemals",
  "filter.today": "24 h",
  "filter.live": "2 h",
  "filter.reset": "Filter aufheben",

  "view.map": "Karte",
  "view.list": "Liste",
  "view.links": "Verbindungen",
  "view.locate": "Zeigen, wo ich bin",
  "view.fit": "Alle Knoten zeigen",
  "view.zoomIn": "Vergrößern",
  "view.zoomOut": "Verkleinern",
  "view.mapLabel": "Karte der Knoten, gefärbt nach {measure}. Die Liste zeigt dieselben Daten.",
  "stack.title.one": "{n} Knoten hier",
  "stack.title.other": "{n} Knoten hier",

  "hand.centre": "Nächste zur Mitte",
  "hand.you": "Nächste bei dir",
  "hand.away": "{distance} km entfernt",
  "hand.none": "Noch kein Wetterknoten in Sicht.",
  "hand.from": "aus {point}",
  "hand.calm": "windstill",
  "hand.locating": "Suche, wo du bist …",
  "hand.noLocation": "Dieses Gerät verrät nicht, wo es ist.",

  "list.caption": "Knoten, {measure} zuerst",
  "list.name": "Name",
  "list.kind": "Art",
  "list.heard": "Gehört",
  "list.more": "Mehr zeigen",

  "empty.title": "Noch nichts zu zeigen",
  "empty.heard.packets.one": "{n} Paket",
  "empty.heard.packets.other": "{n} Pakete",
  "empty.heard.nodes.one": "{n} Knoten",
  "empty.heard.nodes.other": "{n} Knoten",
  "empty.heard": "{packets} von {nodes} in den letzten 24 Stunden gehört; {withheld} zurückgehalten.",
  "empty.why":
    "Ein Knoten erscheint, sobald eine Brücke ihn hört und sein Besitzer es erlaubt („OK to MQTT“). Die erste Messung kommt binnen 30 Minuten.",
  "empty.noPosition": "Kein Knoten sagt, wo er ist; die Liste zeigt alle.",
  "empty.filtered": "Kein Knoten besteht die Filter.",
};
