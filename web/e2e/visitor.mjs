// A visitor with a browser of its own, who notes every fault that the page shows in the console or on the wire.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { screens } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Opens a page at the stack; who has ways `outside` pays and reads letters too. Nobody is seen anywhere else. */
export async function visit(browser, stack, { viewport = DESKTOP, dark = false, outside = false }) {
  const { webUrl } = stack;
  const known = outside ? [webUrl, stack.paymentsUrl, stack.lettersUrl] : [webUrl];
  const context = await browser.newContext({
    viewport,
    colorScheme: dark ? "dark" : "light",
    locale: "en-IE",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const own = known.some((url) => request.url().startsWith(url)) || /^(blob|data):/.test(request.url());
    if (!own) faults.push(`outside request: ${request.url()}`);
  });
  // What has just changed is painted after the second frame.
  const painted = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const look = async (theme) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
    // Colours on their way from one theme to the other are neither. An inherited one sets out again in each child, and one
    // of an element that is not drawn may never arrive.
    await page.evaluate(async () => {
      const moving = () => document.getAnimations().some((one) => one instanceof CSSTransition && one.playState === "running");
      for (let turn = 0; turn < 150 && moving(); turn++) await new Promise((done) => setTimeout(done, 20));
    });
    await painted();
  };
  return {
    page,
    faults,
    /** The device turns light or dark. */
    look,
    open: (path) => page.goto(webUrl + path),
    close: () => context.close(),
    /** Fills in the form of the page to sign in. */
    signIn: async (email, password) => {
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
    },
    picture: async (name) => {
      mkdirSync(screens, { recursive: true });
      await painted();
      await page.screenshot({ path: `${screens}/${name}.png` });
    },
    /** The map is drawn once the nearest station to its centre is known. */
    mapReady: () => page.getByRole("button", { name: /Nearest to the centre/ }).waitFor({ timeout: 60_000 }),
    assertWell: () => assert.deepEqual(faults, [], "faults in the console or on the wire"),
    assertFits: async (name) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${name} is ${wide} px too wide`);
    },
    /** Holds the page to axe in both themes. */
    assertAccessible: async (name) => {
      await page.evaluate(axe);
      for (const theme of dark ? ["light", "dark"] : ["dark", "light"]) {
        await look(theme);
        const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
        const serious = violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(" ")).slice(0, 4).join("; ")})`);
        assert.deepEqual(serious, [], `serious accessibility faults of ${name}, ${theme}`);
      }
    },
  };
}
