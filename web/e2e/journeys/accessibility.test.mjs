import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../browser.mjs";
import { openStack } from "../stack.mjs";
import { PHONE, visit } from "../visitor.mjs";

let stack;
let browser;
let id;

before(async () => {
  stack = await openStack();
  browser = await launch();
  const { items } = await (await fetch(`${stack.webUrl}/api/v1/nodes?kind=enviro&limit=1000`)).json();
  id = (items.find((node) => node.latest?.windSpeed !== undefined) ?? items[0]).id;
});

after(async () => {
  await browser?.close();
  await stack?.stop();
});

const pages = {
  map: { path: () => "/", ready: (visitor) => visitor.mapReady() },
  panel: { path: () => `/?node=${id}`, ready: ({ page }) => page.getByRole("link", { name: "Open node page" }).waitFor() },
  list: { path: () => "/?view=list", ready: ({ page }) => page.getByRole("table").waitFor() },
  node: { path: () => `/nodes/${id}?range=30d`, ready: ({ page }) => page.getByRole("img", { name: /: lowest/ }).first().waitFor() },
  status: { path: () => "/status", ready: ({ page }) => page.getByText("Bridges online").waitFor() },
  docs: { path: () => "/docs", ready: ({ page }) => page.getByText("/api/v1/nodes").first().waitFor() },
};

for (const dark of [false, true]) {
  for (const [name, { path, ready }] of Object.entries(pages)) {
    test(`${name} in ${dark ? "dark" : "light"} has no serious accessibility fault`, async () => {
      const visitor = await visit(browser, stack.webUrl, { dark, viewport: name === "panel" ? PHONE : undefined });
      await visitor.open(path());
      await ready(visitor);
      const theme = await visitor.page.evaluate(() => document.documentElement.dataset.theme);
      assert.equal(theme, dark ? "dark" : "light");
      await visitor.assertAccessible(name);
      await visitor.picture(`${name}-${dark ? "dark" : "light"}`);
      visitor.assertWell();
      await visitor.close();
    });
  }
}
