import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journeys } from "../journey.mjs";
import { PHONE } from "../visitor.mjs";

const journey = journeys(async ({ webUrl }) => {
  const { items } = await (await fetch(`${webUrl}/api/v1/nodes?kind=enviro&activeWithin=PT2H&limit=1000`)).json();
  const station = items.find((node) => node.position && node.latest?.temperature !== undefined);
  assert.ok(station, "the stack has a live weather node with a position");
  return { station };
});

const nameOf = (node) => node.station?.name ?? node.longName ?? node.id;

journey("a visitor sees the map and how warm it is at the nearest station", {}, async ({ visitor, page }) => {
  await visitor.open("/");
  await visitor.mapReady();
  const card = page.getByRole("button", { name: /Nearest to the centre/ });
  assert.match(await card.innerText(), /\d\s*°C/);
  assert.match(await card.innerText(), /ago/);
  await page.getByText(/nodes? measures? this/).waitFor();
  await visitor.picture("map-desktop-light");
});

journey("a live reading arrives without a reload", {}, async ({ visitor, page }) => {
  await visitor.open("/?view=list&measure=lastHeard");
  const times = page.locator("td time");
  await times.first().waitFor();
  const newest = () =>
    page.evaluate(() => [...document.querySelectorAll("td time")].map((time) => time.dateTime).sort().at(-1));
  const before = await newest();
  await page.waitForFunction(
    (known) => [...document.querySelectorAll("td time")].some((time) => time.dateTime > known),
    before,
    { timeout: 120_000 },
  );
  assert.ok((await newest()) > before);
  await page.getByText("live", { exact: true }).first().waitFor();
});

journey("the visitor pauses and resumes the live data", {}, async ({ visitor, page }) => {
  await visitor.open("/status");
  await page.getByRole("button", { name: /^live/ }).click();
  await page.getByRole("button", { name: /paused \d/ }).click();
  await page.getByRole("button", { name: /^live/ }).waitFor();
});

journey("the visitor finds a node, opens it, changes the range and downloads its table", {}, async (given) => {
  const { visitor, page, station } = given;
  await visitor.open("/");
  await page.getByRole("searchbox").fill(station.id);
  await page.getByRole("searchbox").press("Enter");
  const panel = page.getByRole("region", { name: nameOf(station) });
  await panel.getByText("Temperature").first().waitFor();
  assert.match(new URL(page.url()).searchParams.get("node"), /^![0-9a-f]{8}$/);
  await visitor.picture("panel-desktop-light");
  await panel.getByRole("link", { name: "Open node page" }).click();
  await page.getByRole("heading", { level: 1, name: nameOf(station) }).waitFor();
  await page.getByRole("img", { name: /^Temperature: lowest/ }).waitFor();
  await page.getByRole("radio", { name: "7 d" }).check();
  await page.getByText("means of 15 min").waitFor();
  await page.getByRole("img", { name: /^Temperature: lowest/ }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get("range"), "7d");

  const download = async (button) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
    return { name: file.suggestedFilename(), lines: readFileSync(await file.path(), "utf8").trim().split(/\r?\n/) };
  };
  const shown = await download("CSV as shown");
  assert.match(shown.name, /-pt15m\.csv$/);
  assert.match(shown.lines[0], /^time,.*temperature \(°C\)/);
  assert.ok(shown.lines.length > 2, `a table of ${shown.lines.length} lines`);
  const raw = await download("CSV of every reading");
  assert.ok(raw.lines.length >= shown.lines.length);
  await page.getByRole("heading", { name: "Heard by" }).waitFor();
  await page.getByRole("region", { name: "Where it has been" }).getByRole("row").nth(1).waitFor();
  await visitor.picture("node-desktop-light");
});

journey("a shared link opens the same view, and the visitor goes back in time from there", {}, async (given) => {
  const { visitor, page, station } = given;
  await visitor.open(`/?node=${station.id}&measure=wind`);
  await page.getByRole("region", { name: nameOf(station) }).waitFor();
  await page.getByRole("radio", { name: "Wind", checked: true }).waitFor({ state: "attached" });
  await page.keyboard.press("t");
  const slider = page.getByRole("slider", { name: /^Time shown/ });
  const answer = page.waitForResponse((response) => response.url().includes("/api/v1/network/at?time="));
  await slider.fill("95");
  const { features } = await (await answer).json();
  assert.ok(features.some((feature) => feature.id === station.id), "the node was there");
  await page.waitForURL(/[?&]t=20/);
  await visitor.picture("past-desktop-light");
  // The link of the past opens the past.
  await page.reload();
  await page.getByRole("button", { name: "Now" }).click();
  await page.waitForURL((url) => !url.searchParams.has("t"));
});

journey("the keyboard reaches search, list, measures and help", {}, async ({ visitor, page }) => {
  await visitor.open("/");
  await page.getByRole("radio", { name: "Temperature" }).waitFor({ state: "attached" });
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("2");
  await page.getByRole("radio", { name: "Wind", checked: true }).waitFor({ state: "attached" });
  await page.keyboard.press("l");
  await page.getByRole("table").waitFor();
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("type")), "search");
});

journey("on a phone the nearest station shows at once and nothing overflows", { viewport: PHONE }, async ({ visitor, page, station }) => {
  await visitor.open("/");
  await visitor.mapReady();
  const card = await page.getByRole("button", { name: /Nearest to the centre/ }).boundingBox();
  assert.ok(card && card.y + card.height <= PHONE.height, "the card is on the first screen");
  await visitor.picture("map-phone-light");
  await page.getByRole("button", { name: /Nearest to the centre/ }).click();
  await page.getByRole("link", { name: "Open node page" }).waitFor();
  await visitor.picture("panel-phone-light");
  for (const path of ["/?view=list", `/nodes/${station.id}`, "/status", "/docs"]) {
    await visitor.open(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
    await page.waitForLoadState("networkidle").catch(() => undefined);
    await visitor.assertFits(path);
  }
});

journey("without the network the app says since when it is offline, keeps what it knows and recovers", { well: false }, async (given) => {
  const { visitor, page, station } = given;
  await visitor.open("/?view=list");
  await page.getByRole("rowheader", { name: nameOf(station) }).first().waitFor();
  await page.getByRole("button", { name: /^live/ }).waitFor();
  // What is kept opens without a network, once the service worker has everything; cut off before, it would have nothing.
  await page.evaluate(kept);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: /^offline since \d/ }).waitFor({ timeout: 60_000 });
  assert.ok((await page.getByRole("row").count()) > 2, "the list is still there");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: /^live/ }).waitFor({ timeout: 60_000 });
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole("searchbox").waitFor({ timeout: 60_000 });
});

/** In the page: waits for the service worker, but not for ever. */
function kept() {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("the app is not kept after a minute")), 60_000));
  return Promise.race([navigator.serviceWorker.ready, late]).then(() => undefined);
}
