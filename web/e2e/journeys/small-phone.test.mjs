// A long language on the smallest phone that spec 7 names: everything is there, nothing is cut off, and a thumb can press it.
import assert from "node:assert/strict";
import { journeys } from "../journey.mjs";
import { PHONE } from "../visitor.mjs";

const SMALL = { locale: "de-DE", viewport: { ...PHONE, width: 360 } };
const ROOMS = { ...SMALL, demo: true };
const PATIENCE = { timeout: 60_000 };

const journey = journeys(async ({ webUrl }) => {
  const { items } = await (await fetch(`${webUrl}/api/v1/nodes?kind=enviro&limit=1000`)).json();
  return { id: items[0].id };
});

/** Looks at one place after another, each with what shows that it is there. */
async function walk(visitor, places) {
  for (const [path, there] of places) {
    await visitor.open(path);
    await there.waitFor(PATIENCE);
    await visitor.assertFits(path);
    await visitor.assertHandy(path);
    await visitor.picture(`small-phone${path.replace(/[^a-z]+/g, "-")}`);
  }
}

async function signIn(visitor, email, password) {
  await visitor.open("/login");
  await visitor.signIn(email, password);
  await visitor.page.waitForURL("**/account", PATIENCE);
}

journey("everybody's pages", SMALL, async ({ visitor, page, id }) => {
  const main = page.getByRole("main");
  await walk(visitor, [
    ["/", page.getByRole("button", { name: /Nächste zur Mitte/ })],
    [`/?node=${id}`, page.getByRole("link", { name: "Knotenseite öffnen" })],
    ["/?view=list", page.getByRole("table")],
    [`/nodes/${id}`, page.getByRole("heading", { name: "Gehört von" })],
    ["/status", page.getByRole("heading", { name: "Netz" })],
    ["/docs", page.getByText("/api/v1/nodes").first()],
    ["/login", page.getByRole("button", { name: "Anmelden" })],
    ["/messages", main.getByRole("link").first()],
    ["/account", main.getByRole("link").first()],
  ]);
});

journey("a subscriber's rooms", ROOMS, async ({ visitor, page, stack, id }) => {
  await signIn(visitor, stack.subscriberEmail, stack.subscriberPassword);
  await walk(visitor, [
    ["/messages", page.getByRole("button", { name: "Neue Nachricht" })],
    [`/messages/${id}`, page.getByLabel("Ihr Text")],
    ["/messages/channels", page.getByText("Was Knoten an alle sagen")],
    ["/messages/blocks", page.getByText("Sie sperren niemanden")],
    ["/account", page.getByRole("heading", { name: "Bestellungen" })],
    ["/account/nodes", page.getByRole("heading", { name: "Ihre Knoten" })],
    ["/account/programs", page.getByRole("heading", { name: "Persönliche Tokens" })],
    ["/account/settings", page.getByRole("heading", { name: "Ihre Daten" })],
  ]);
});

journey("the operators' room", ROOMS, async ({ visitor, page, stack }) => {
  await signIn(visitor, stack.operatorEmail, stack.operatorPassword);
  await walk(visitor, [
    ["/admin", page.getByText("Verlorene Pakete")],
    ["/admin/bridges", page.getByRole("row", { name: /Demo bridge/ })],
    ["/admin/bridges/new", page.getByRole("button", { name: "Code erzeugen" })],
    [`/admin/bridges/${stack.bridgeId}`, page.getByText("Entziehen", { exact: true })],
    ["/admin/orders", page.getByText(/Keine Bestellung wartet|Zeigen/).first()],
    ["/admin/accounts", page.getByText(stack.subscriberEmail).first()],
    ["/admin/gateway", page.getByRole("progressbar").first()],
    ["/admin/inbox", page.getByText(/Nichts hier|Zuordnen/).first()],
    ["/admin/programs", page.getByRole("button", { name: "Programm eintragen" })],
    ["/admin/log", page.getByText("von ").first()],
  ]);
});

journey("the rest of the bar opens by keyboard, and focus comes back", SMALL, async ({ visitor, page }) => {
  await visitor.open("/status");
  // Until the page is there, a bar of the app's own stands in its place.
  await page.getByRole("heading", { name: "Netz" }).waitFor();
  const more = page.getByRole("button", { name: "Mehr" });
  await more.focus();
  await page.keyboard.press("Enter");
  const status = page.getByRole("link", { name: "Netz" });
  await status.waitFor();
  await visitor.assertFits("the open menu");
  await visitor.assertHandy("the open menu");
  await visitor.assertAccessible("the open menu", { strict: true });
  await visitor.picture("menu-phone");
  await page.keyboard.press("Tab");
  assert.ok(await status.evaluate((link) => link === document.activeElement), "the first entry comes next");
  await page.keyboard.press("Escape");
  await status.waitFor({ state: "hidden" });
  assert.ok(await more.evaluate((button) => button === document.activeElement), "focus is back");
});
