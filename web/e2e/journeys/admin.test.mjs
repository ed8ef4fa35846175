import assert from "node:assert/strict";
import { journeys } from "../journey.mjs";
import { PHONE } from "../visitor.mjs";

const PATIENCE = { timeout: 60_000 };

const journey = journeys();

/** Comes to a page by its address, and past the door if it has one. */
async function enter(path, visitor, email, password) {
  await visitor.open(path);
  await visitor.page.getByRole("main").getByRole("link", { name: "Sign in" }).click(PATIENCE);
  await visitor.signIn(email, password);
  await visitor.page.waitForURL(`**${path}`, PATIENCE);
}

journey("who runs nothing is told so, and sees no way in", { demo: true }, async ({ visitor, page, stack }) => {
  await enter("/admin", visitor, stack.newcomerEmail, stack.newcomerPassword);
  await page.getByText("This room is for operators of the network.").waitFor(PATIENCE);
  assert.equal(await page.getByRole("link", { name: "Operators" }).count(), 0);
});

journey("an operator enrols a bridge, sees it arrive, and revokes it", { demo: true }, async ({ visitor, page, stack }) => {
  await enter("/admin/bridges", visitor, stack.operatorEmail, stack.operatorPassword);
  await page.getByRole("row", { name: /Demo bridge.*online/ }).waitFor(PATIENCE);
  await visitor.picture("admin-bridges-desktop-light");
  await page.getByRole("link", { name: "Enrol a bridge" }).click();
  const id = `roof-${Date.now()}`;
  await page.getByLabel("Id", { exact: true }).fill(id);
  await page.getByLabel("Name for people").fill("Žižkov roof");
  await page.getByRole("button", { name: "Make a code" }).click();

  const line = await page.getByText(/^sudo kosmo-bridge enrol/).innerText(PATIENCE);
  const [, hub, code] = /enrol (\S+) (\S+) /.exec(line);
  await page.getByRole("img", { name: /QR code/ }).waitFor();
  assert.match(await page.getByRole("timer").innerText(), /^1[45]:\d\d$/);
  await page.getByText(`Waiting for ${id} to use the code…`).waitFor();
  await visitor.picture("admin-enrol-desktop-light");
  await visitor.assertAccessible("the code of a bridge");

  const answer = await fetch(`${hub}/api/v1/bridges/enrol`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  assert.equal((await answer.json()).username, id);
  await page.getByText(new RegExp(`${id} has its credential since`)).waitFor(PATIENCE);
  await page.getByRole("link", { name: "Look at the bridge" }).click();
  await page.getByText("invited, not heard yet").waitFor(PATIENCE);
  await page.getByText("Revoke", { exact: true }).click();
  await page.getByRole("button", { name: `Revoke ${id} now` }).click();
  await page.getByText("revoked", { exact: true }).waitFor(PATIENCE);
});

const DARK_PHONE = { demo: true, viewport: PHONE, dark: true };
journey("every page of the operators' room fits a phone, and a dark room", DARK_PHONE, async ({ visitor, page, stack }) => {
  await enter("/admin", visitor, stack.operatorEmail, stack.operatorPassword);
  const pages = {
    Overview: () => page.getByText("Packets lost"),
    Bridges: () => page.getByRole("row", { name: /Demo bridge/ }),
    Gateway: () => page.getByRole("progressbar").first(),
    Inbox: () => page.getByText(/Nothing here|File it/).first(),
    Accounts: () => page.getByText(stack.subscriberEmail).first(),
    Orders: () => page.getByText(/No order waits|Decide/).first(),
    Programs: () => page.getByRole("button", { name: "Register a program" }),
    Log: () => page.getByText("enrol-bridge").first(),
  };
  for (const [name, shown] of Object.entries(pages)) {
    await page.getByRole("navigation", { name: "Operators" }).getByRole("link", { name }).click();
    await shown().waitFor(PATIENCE);
    await visitor.assertFits(name);
    await visitor.picture(`admin-${name.toLowerCase()}-phone-dark`);
    await visitor.assertAccessible(name);
  }
});
