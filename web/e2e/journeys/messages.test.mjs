import { journeys } from "../journey.mjs";
import { PHONE } from "../visitor.mjs";

const SOON = { timeout: 60_000 };
// A text that gets lost on the air is sent again after 90 seconds, and after five minutes.
const AT_LAST = { timeout: 480_000 };
const WORDS = "Is the ridge road open?";

const journey = journeys(async (stack) => (stack.real ? { node: await nearestNode(stack) } : {}));

/** A node that the demo's bridge hears without a relay; the bridge has just begun to listen. */
async function nearestNode({ webUrl, bridgeId }) {
  const read = async (path) => (await fetch(`${webUrl}/api/v1${path}`)).json();
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    const { items } = await read("/nodes?limit=1000&activeWithin=PT1H");
    for (const { id } of items.filter((one) => one.kind !== "bridge")) {
      const heard = (await read(`/nodes/${encodeURIComponent(id)}/receptions?limit=50`)).items;
      const direct = heard.some((one) => one.bridge === bridgeId && (one.hopsAway ?? 0) === 0);
      if (direct) return items.find((one) => one.id === id);
    }
    await new Promise((done) => setTimeout(done, 2_000));
  }
  throw new Error(`the bridge ${bridgeId} hears no node directly`);
}

async function signIn(visitor, email, password) {
  await visitor.open("/login");
  await visitor.signIn(email, password);
  await visitor.page.waitForURL("**/account", SOON);
}

journey("who has not paid is told kindly why he cannot write", { demo: true }, async ({ visitor, page, stack }) => {
  await signIn(visitor, stack.newcomerEmail, stack.newcomerPassword);
  await visitor.open("/messages");
  await page.getByRole("heading", { name: "Sending needs a subscription." }).waitFor(SOON);
  await visitor.picture("messages-gate");
  await visitor.assertAccessible("messages without a subscription");
});

journey("a subscriber writes to a node, sees it delivered, and reads the answer", { demo: true }, async (given) => {
  const { visitor, page, stack, node } = given;
  await signIn(visitor, stack.subscriberEmail, stack.subscriberPassword);
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
});

const NARROW = { demo: true, viewport: { ...PHONE, width: 360 }, dark: true };
journey("the conversation fits a phone, and a dark room", NARROW, async ({ visitor, page, stack, node }) => {
  await signIn(visitor, stack.subscriberEmail, stack.subscriberPassword);
  await visitor.open("/messages");
  await page.getByRole("link", { name: new RegExp(WORDS.slice(0, 8)) }).first().waitFor(SOON);
  await visitor.picture("messages-list-phone-dark");
  await visitor.open(`/messages/${node.id}`);
  await page.getByRole("log").getByText(`echo: ${WORDS}`).first().waitFor(SOON);
  await visitor.assertFits("a conversation");
  await visitor.picture("messages-phone-dark");
  await visitor.assertAccessible("a conversation on a phone");
  for (const [path, shown] of [["channels", "What nodes say to everybody"], ["blocks", "You block nobody"]]) {
    await visitor.open(`/messages/${path}`);
    await page.getByText(shown).waitFor(SOON);
    await visitor.assertFits(path);
    await visitor.picture(`messages-${path}-phone-dark`);
    await visitor.assertAccessible(path);
  }
});
