import assert from "node:assert/strict";
import { journeys } from "../journey.mjs";
import { PHONE } from "../visitor.mjs";

const journey = journeys(async ({ webUrl }) => {
  const { items } = await (await fetch(`${webUrl}/api/v1/nodes?kind=enviro&limit=1000`)).json();
  return { id: (items.find((node) => node.latest?.windSpeed !== undefined) ?? items[0]).id };
});

const pages = {
  map: { path: () => "/", ready: (visitor) => visitor.mapReady() },
  panel: { path: (id) => `/?node=${id}`, ready: ({ page }) => page.getByRole("link", { name: "Open node page" }).waitFor() },
  list: { path: () => "/?view=list", ready: ({ page }) => page.getByRole("table").waitFor() },
  node: { path: (id) => `/nodes/${id}?range=30d`, ready: ({ page }) => page.getByRole("img", { name: /: lowest/ }).first().waitFor() },
  status: { path: () => "/status", ready: ({ page }) => page.getByText("Bridges online").waitFor() },
  docs: { path: () => "/docs", ready: ({ page }) => page.getByText("/api/v1/nodes").first().waitFor() },
};

for (const [name, { path, ready }] of Object.entries(pages)) {
  journey(`${name} has no serious accessibility fault`, { viewport: name === "panel" ? PHONE : undefined }, async ({ visitor, id }) => {
    await visitor.open(path(id));
    await ready(visitor);
    await visitor.assertAccessible(name, { strict: true });
    for (const theme of ["dark", "light"]) {
      await visitor.look(theme);
      await visitor.picture(`${name}-${theme}`);
    }
  });
}

const DOORS = { demo: true, viewport: { ...PHONE, width: 360 } };
journey("the doors fit a small phone and have no serious accessibility fault", DOORS, async ({ visitor, page }) => {
  for (const path of ["/login", "/register", "/reset", "/verify", "/messages", "/messages/channels", "/account", "/no/such/page"]) {
    await visitor.open(path);
    await page.getByRole("main").getByRole("link").first().waitFor();
    await visitor.assertFits(path);
    await visitor.assertAccessible(path);
  }
});

const SMALL = { locale: "de-DE", viewport: { ...PHONE, width: 360 } };

journey("German fits a small phone, and everything is large enough for a thumb", SMALL, async ({ visitor, page, id }) => {
  const main = page.getByRole("main");
  const walk = [
    ["/", page.getByRole("button", { name: /Nächste zur Mitte/ })],
    [`/?node=${id}`, page.getByRole("link", { name: "Knotenseite öffnen" })],
    ["/?view=list", page.getByRole("table")],
    [`/nodes/${id}`, page.getByRole("heading", { name: "Gehört von" })],
    ["/status", page.getByRole("heading", { name: "Netz" })],
    ["/docs", page.getByText("/api/v1/nodes").first()],
    ["/login", page.getByRole("button", { name: "Anmelden" })],
    ["/messages", main.getByRole("link").first()],
    ["/account", main.getByRole("link").first()],
  ];
  for (const [path, there] of walk) {
    await visitor.open(path);
    await there.waitFor({ timeout: 60_000 });
    await visitor.assertFits(path);
    await visitor.assertHandy(path);
  }
});

journey("on a phone the rest of the bar opens by keyboard, and focus comes back", SMALL, async ({ visitor, page }) => {
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
