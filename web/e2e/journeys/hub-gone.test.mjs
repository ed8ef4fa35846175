import assert from "node:assert/strict";
import { journeys } from "../journey.mjs";

const journey = journeys(async ({ webUrl }) => {
  const { items } = await (await fetch(`${webUrl}/api/v1/nodes?kind=enviro&limit=1000`)).json();
  return { id: items[0].id };
});

const pages = {
  map: { path: () => "/", known: (page) => page.getByRole("button", { name: /Nearest to the centre/ }) },
  list: { path: () => "/?view=list", known: (page) => page.getByRole("table") },
  node: { path: (id) => `/nodes/${id}`, known: (page) => page.getByRole("heading", { name: "Heard by" }) },
  status: { path: () => "/status", known: (page) => page.getByText("Bridges online") },
  docs: { path: () => "/docs", known: (page) => page.getByText("/api/v1/nodes").first() },
  account: { path: () => "/account", known: (page) => page.getByRole("main").getByRole("link", { name: "Sign in" }), real: true },
};

/** Nobody answers at the hub's place until it comes back. The files of the app still come, as from its keeper. */
function hub() {
  let gone = false;
  return {
    between: (context) => context.route("**/api/v1/**", (route) => (gone ? route.abort("connectionrefused") : route.continue())),
    leave: () => void (gone = true),
    comeBack: () => void (gone = false),
  };
}

journey("pages opened without the hub say so, and are there once the hub is", { well: false }, async ({ page, stack, id }) => {
  const way = hub();
  way.leave();
  const opened = await Promise.all(
    Object.values(pages)
      .filter(({ real = false }) => stack.real || !real)
      .map(async ({ path, known }) => {
        // Each in a browser of its own: six streams take all connections that a browser grants to one host.
        const context = await page.context().browser().newContext({ locale: "en-IE" });
        await way.between(context);
        const one = await context.newPage();
        await one.goto(stack.webUrl + path(id));
        return { one, known: known(one) };
      }),
  );
  for (const { one } of opened) {
    await one.getByRole("alert").getByText("The hub cannot be reached.").first().waitFor();
    await one.getByRole("button", { name: "Try again" }).first().waitFor();
  }
  way.comeBack();
  for (const { one, known } of opened) {
    await known.waitFor();
    await one.getByRole("alert").waitFor({ state: "detached" });
    await one.context().close();
  }
});

journey("a hub that goes while a page is open is missed in words, and what is known stays", { well: false }, async ({ visitor, page }) => {
  const way = hub();
  await way.between(page.context());
  await visitor.open("/status");
  await pages.status.known(page).waitFor();
  await page.getByRole("button", { name: /^live/ }).waitFor();
  way.leave();
  // A request under way is not cut off by a route; the stream breaks as it does when the device changes its network.
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  const gone = page.getByRole("status").filter({ hasText: "The hub cannot be reached. Shown is what was known at" });
  await gone.waitFor();
  assert.ok(await pages.status.known(page).isVisible(), "what is known stays");
  await page.getByRole("link", { name: "KosmoConnect" }).click();
  await gone.waitFor();
  await gone.getByRole("button", { name: "Try again" }).click();
  await gone.waitFor();
  way.comeBack();
  await gone.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^live/ }).waitFor();
});

journey("a page whose file did not come says so, and opens by itself once the hub is back", { well: false }, async ({ page, stack }) => {
  // A first visit: the app's keeper has no file yet.
  const context = await page.context().browser().newContext({ locale: "en-IE", serviceWorkers: "block" });
  let gone = false;
  await context.route("**/*", (route) => (gone ? route.abort("connectionrefused") : route.continue()));
  const first = await context.newPage();
  await first.goto(stack.webUrl);
  await pages.map.known(first).waitFor();
  gone = true;
  await first.getByRole("link", { name: "Network" }).click();
  await first.getByRole("alert").getByText("The hub cannot be reached.").waitFor();
  await first.getByRole("button", { name: "Try again" }).waitFor();
  gone = false;
  await pages.status.known(first).waitFor();
  await context.close();
});
