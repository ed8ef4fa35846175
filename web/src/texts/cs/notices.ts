import type { notices as en } from "../en/notices";
import type { PageTexts } from "../page-texts";

export const notices: PageTexts<typeof en> = {
  "notices.open.one": "{n} oznámení",
  "notices.open.few": "{n} oznámení",
  "notices.open.other": "{n} oznámení",
  "notices.title": "Oznámení",
  "notices.dismiss": "Odložit",
  "notices.look": "Podívat se",
  "notice.payment-confirming": "Vaše platba je vidět a potvrzuje se.",
  "notice.payment-partial": "Přišlo {paid} z {amount} {currency}. Doplaťte zbytek, nebo požádejte správce o vrácení.",
  "notice.payment-late": "Vaše platba přišla po lhůtě. Rozhodne o ní správce.",
  "notice.payment-review": "Na vaši platbu se musí podívat správce.",
  "notice.payment-invalid": "Vaše platba neplatí.",
  "notice.payment-refunded": "Vaše objednávka byla vrácena.",
  "notice.payment-rejected": "Vaši objednávku správce odmítl.",
  "notice.subscription-active": "Vaše předplatné platí.",
  "notice.subscription-ends-7d": "Vaše předplatné končí {end}.",
  "notice.subscription-ends-1d": "Vaše předplatné končí {end}.",
  "notice.subscription-grace": "Vaše předplatné skončilo; odesílat můžete ještě tři dny.",
  "notice.subscription-ended": "Vaše předplatné skončilo.",
  "notice.bridge-offline": "Most {bridge} není slyšet déle než 15 minut.",
  "notice.claim-suspended": "Klíč vašeho uzlu {node} se změnil. Přihlášení spí, dokud uzel nepřihlásíte znovu.",
};
