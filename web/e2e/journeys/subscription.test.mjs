import assert from "node:assert/strict";
import { journeys } from "../journey.mjs";
import { PHONE } from "../visitor.mjs";

const PASSWORD = "a horse and a battery";
const PATIENCE = { timeout: 60_000 };

const journey = journeys();

async function signIn(visitor, email, password) {
  await visitor.open("/login");
  await visitor.signIn(email, password);
  await visitor.page.getByRole("heading", { name: "Subscription" }).waitFor(PATIENCE);
}

async function register(visitor, email) {
  await visitor.open("/register");
  await visitor.page.getByLabel("E-mail").fill(email);
  await visitor.page.getByLabel("Password").fill(PASSWORD);
  await visitor.page.getByRole("button", { name: "Create the account" }).click();
  await visitor.page.getByText(/^Done\./).waitFor(PATIENCE);
  await signIn(visitor, email, PASSWORD);
}

/** Presses the link of the letter that comes after the answer, and says on the page it leads to that the address is his. */
async function proveAddress(page, lettersUrl, email) {
  const letter = page.getByRole("article", { name: email });
  const end = Date.now() + PATIENCE.timeout;
  do await page.goto(lettersUrl);
  while ((await letter.count()) === 0 && Date.now() < end);
  await letter.getByRole("link").click();
  await page.getByRole("button", { name: "This address is mine" }).click();
  await page.getByText("Your address is confirmed.").waitFor(PATIENCE);
}

const OUTSIDE = { demo: true, outside: true };
journey("somebody registers, proves the address, orders, pays in two parts, and may send", OUTSIDE, async (given) => {
  const { visitor, page, stack } = given;
  const email = `walker-${Date.now()}@demo.invalid`;
  await register(visitor, email);
  await page.getByText("Confirm your address first").waitFor(PATIENCE);
  await proveAddress(page, stack.lettersUrl, email);
  await visitor.open("/account");
  await page.getByText("No subscription", { exact: true }).waitFor();
  await visitor.picture("account-none-desktop-light");

  await page.getByRole("button", { name: "Order 1 month" }).click();
  await page.waitForURL(`${stack.paymentsUrl}/**`, PATIENCE);
  await page.getByRole("button", { name: "Pay half" }).click();
  await page.getByText("part of it is paid").waitFor();
  await page.getByRole("link", { name: "Back to the shop" }).click();
  await page.getByText("Partly paid").waitFor(PATIENCE);
  await page.getByText("€2.50 of €5.00 received").waitFor();

  await page.getByRole("link", { name: "Pay", exact: true }).click();
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await page.getByRole("link", { name: "Back to the shop" }).click();
  await page.getByText("Paid", { exact: true }).waitFor(PATIENCE);
  await page.getByText("Active", { exact: true }).waitFor(PATIENCE);
  await page.getByText("Today: 0 of 50 messages").waitFor(PATIENCE);
  await visitor.open("/account");
  await page.getByText("Your subscription is active.").waitFor(PATIENCE);
  await visitor.picture("account-active-desktop-light");
  await visitor.assertAccessible("the subscription");
});

const DARK_PHONE = { demo: true, viewport: PHONE, dark: true };
journey("the subscriber of the demo sees nodes, programs and settings on a phone in the dark", DARK_PHONE, async ({ visitor, page, stack }) => {
  await signIn(visitor, stack.subscriberEmail, stack.subscriberPassword);
  await page.getByText("Active", { exact: true }).waitFor(PATIENCE);
  for (const [path, heading] of [["", "Orders"], ["/nodes", "Your nodes"], ["/programs", "Personal tokens"], ["/settings", "Your data"]]) {
    await visitor.open(`/account${path}`);
    await page.getByRole("heading", { name: heading }).waitFor(PATIENCE);
    await visitor.assertFits(`/account${path}`);
    await visitor.picture(`account${path.replace("/", "-")}-phone-dark`);
    await visitor.assertAccessible(`/account${path}`);
  }
});

const LEAVING = { demo: true, well: false };
journey("a token is shown once, the data are handed over, and who leaves is gone", LEAVING, async ({ visitor, page }) => {
  const email = `leaver-${Date.now()}@demo.invalid`;
  await register(visitor, email);

  await page.getByRole("link", { name: "Programs" }).click();
  await page.getByLabel("What for").fill("garden");
  await page.getByLabel("read weather").check();
  await page.getByRole("button", { name: "Make a token" }).click();
  await page.getByText(/^kosmo_[0-9a-f]{64}$/).waitFor(PATIENCE);
  await page.reload();
  await page.getByText("garden").waitFor(PATIENCE);
  assert.equal(await page.getByText(/^kosmo_/).count(), 0);

  await page.getByRole("link", { name: "Settings" }).click();
  await visitor.picture("account-settings-desktop-light");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /Download all/ }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "kosmoconnect-account.json");
  await page.getByText("Delete the account").first().click();
  await page.locator("details[open]").getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Delete the account" }).click();
  await page.getByText("Sign in to see your account.").waitFor(PATIENCE);
  visitor.assertWell();

  await visitor.open("/login");
  await visitor.signIn(email, PASSWORD);
  await page.getByText("E-mail or password is wrong.").waitFor(PATIENCE);
});
