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
