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

for (const dark of [false, true]) {
  for (const [name, { path, ready }] of Object.entries(pages)) {
    const theme = dark ? "dark" : "light";
    const viewport = name === "panel" ? PHONE : undefined;
    journey(`${name} in ${theme} has no serious accessibility fault`, { dark, viewport }, async ({ visitor, page, id }) => {
      await visitor.open(path(id));
      await ready(visitor);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), theme);
      await visitor.assertAccessible(name);
      await visitor.picture(`${name}-${theme}`);
    });
  }
}
