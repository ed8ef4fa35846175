import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../browser.mjs";
import { openStack } from "../stack.mjs";
import { PHONE, visit } from "../visitor.mjs";

const SOON = { timeout: 60_000 };
// A text that gets lost on the air is sent again after 90 seconds, and after five minutes.
const AT_LAST = { timeout: 480_000 };
const WORDS = "Is the ridge road open?";

let stack;
let browser;
let node;

before(async () => {
  stack = await openStack();
  browser = await launch();
  if (stack.real) node = await nearestNode();
});

after(async () => {
  await browser?.close();
  await stack?.stop();
});

const read = async (path) => (await fetch(`${stack.webUrl}/api/v1${path}`)).json();

/** A node that the demo's bridge hears without a relay; the bridge has just begun to listen. */
async function nearestNode() {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    const { items } = await read("/nodes?limit=1000&activeWithin=PT1H");
    for (const { id } of items.filter((one) => one.kind !== "bridge")) {
      const heard = (await read(`/nodes/${encodeURIComponent(id)}/receptions?limit=50`)).items;
      const direct = heard.some((one) => one.bridge === stack.bridgeId && (one.hopsAway ?? 0) === 0);
      if (direct) return items.find((one) => one.id === id);
    }
    await new Promise((done) => setTimeout(done, 2_000));
  }
  throw new Error(`the bridge ${stack.bridgeId} hears no node directly`);
}

async function signedIn(email, password, options) {
  const visitor = await visit(browser, stack.webUrl, options);
  await visitor.open("/login");
  await visitor.page.getByLabel("E-mail").fill(email);
  await visitor.page.getByLabel("Password").fill(password);
  await visitor.page.getByRole("button", { name: "Sign in" }).click();
  await visitor.page.waitForURL("**/account", SOON);
  return visitor;
}

test("who has not paid is told kindly why he cannot write", async (t) => {
  if (!stack.real) return t.skip("nobody can sign in at the made-up hub");
  const visitor = await signedIn(stack.newcomerEmail, stack.newcomerPassword);
  await visitor.open("/messages");
  await visitor.page.getByRole("heading", { name: "Sending needs a subscription." }).waitFor(SOON);
  await visitor.picture("messages-gate");
  await visitor.assertAccessible("messages without a subscription");
  visitor.assertWell();
  await visitor.close();
});

test("a subscriber writes to a node, sees it delivered, and reads the answer", async (t) => {
  if (!stack.real) return t.skip("nobody can sign in at the made-up hub");
  const visitor = await signedIn(stack.subscriberEmail, stack.subscriberPassword);
  const { page } = visitor;
  await visitor.open("/messages");
  await page.getByRole("button", { name: "New message" }).click();
  await page.getByRole("searchbox").fill(node.id);
  await page.getByRole("dialog").getByRole("button", { name: new RegExp(node.id) }).click();
  await page.getByLabel("Your text").fill(WORDS);
  await page.getByText(/\d+ \/ 200 bytes/).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  const own = page.getByRole("listitem").filter({ hasText: WORDS }).filter({ has: page.getByRole("button", { name: "Reply" }) });
  const outcome = own.first().getByRole("button", { name: "Delivered to recipient" });
  await outcome.waitFor(AT_LAST);
  await outcome.click();
  await page.getByText("The recipient confirmed it").waitFor(SOON);
  await page.getByRole("log").getByText(`echo: ${WORDS}`).first().waitFor(AT_LAST);
  await visitor.picture("messages-desktop-light");
  await visitor.assertAccessible("a conversation");
  visitor.assertWell();
  await visitor.close();
});

test("the conversation fits a phone, and a dark room", async (t) => {
  if (!stack.real) return t.skip("nobody can sign in at the made-up hub");
  const visitor = await signedIn(stack.subscriberEmail, stack.subscriberPassword, { viewport: { ...PHONE, width: 360 }, dark: true });
  await visitor.open("/messages");
  await visitor.page.getByRole("link", { name: new RegExp(WORDS.slice(0, 8)) }).first().waitFor(SOON);
  await visitor.picture("messages-list-phone-dark");
  await visitor.open(`/messages/${node.id}`);
  await visitor.page.getByRole("log").getByText(`echo: ${WORDS}`).first().waitFor(SOON);
  const width = await visitor.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `the page is ${width} px wide`);
  await visitor.picture("messages-phone-dark");
  await visitor.assertAccessible("a conversation on a phone");
  for (const [path, shown] of [["channels", "What nodes say to everybody"], ["blocks", "You block nobody"]]) {
    await visitor.open(`/messages/${path}`);
    await visitor.page.getByText(shown).waitFor(SOON);
    assert.ok((await visitor.page.evaluate(() => document.documentElement.scrollWidth)) <= 360, `${path} is too wide`);
    await visitor.picture(`messages-${path}-phone-dark`);
    await visitor.assertAccessible(path);
  }
  visitor.assertWell();
  await visitor.close();
});
