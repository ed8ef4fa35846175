import type { notices as en } from "../en/notices";
import type { PageTexts } from "../page-texts";

export const notices: PageTexts<typeof en> = {
  "notices.open.one": "{n} Mitteilung",
  "notices.open.other": "{n} Mitteilungen",
  "notices.title": "Mitteilungen",
  "notices.dismiss": "Weglegen",
  "notices.look": "Ansehen",
  "notice.payment-confirming": "Ihre Zahlung wurde gesehen und wird bestätigt.",
  "notice.payment-partial": "{paid} von {amount} {currency} kamen an. Zahlen Sie den Rest oder bitten Sie den Betreiber um Erstattung.",
  "notice.payment-late": "Ihre Zahlung kam nach Ablauf der Frist. Der Betreiber entscheidet darüber.",
  "notice.payment-review": "Ihre Zahlung muss sich der Betreiber ansehen.",
  "notice.payment-invalid": "Ihre Zahlung war ungültig.",
  "notice.payment-refunded": "Ihre Bestellung wurde erstattet.",
  "notice.payment-rejected": "Ihre Bestellung wurde vom Betreiber abgelehnt.",
  "notice.subscription-active": "Ihr Abonnement ist aktiv.",
  "notice.subscription-ends-7d": "Ihr Abonnement endet {end}.",
  "notice.subscription-ends-1d": "Ihr Abonnement endet {end}.",
  "notice.subscription-grace": "Ihr Abonnement ist abgelaufen; senden dürfen Sie noch drei Tage.",
  "notice.subscription-ended": "Ihr Abonnement ist abgelaufen.",
  "notice.bridge-offline": "Die Brücke {bridge} wurde seit mehr als 15 Minuten nicht gehört.",
  "notice.claim-suspended": "Der Schlüssel Ihres Knotens {node} ist ein anderer. Die Anmeldung ruht, bis Sie ihn neu anmelden.",
};
