// A visitor with a browser of its own, who notes every fault that the page shows in the console or on the wire.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { screens } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The words at the form to sign in. */
const DOOR = {
  "en-IE": { email: "E-mail", password: "Password", submit: "Sign in" },
  "de-DE": { email: "E-Mail", password: "Passwort", submit: "Anmelden" },
};

/** Opens a page at the stack; who has ways `outside` pays and reads letters too. Nobody is seen anywhere else. */
export async function visit(browser, stack, { viewport = DESKTOP, dark = false, outside = false, locale = "en-IE" }) {
  const { webUrl } = stack;
  const known = outside ? [webUrl, stack.paymentsUrl, stack.lettersUrl] : [webUrl];
  const context = await browser.newContext({
    viewport,
    colorScheme: dark ? "dark" : "light",
    locale,
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
      const words = DOOR[locale];
      await page.getByLabel(words.email).fill(email);
      await page.getByLabel(words.password).fill(password);
      await page.getByRole("button", { name: words.submit }).click();
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
    /** Holds the page to what a thumb and a long language need: no word cut off, nothing to press that is too small. */
    assertHandy: async (name) => assert.deepEqual(await page.evaluate(unhandy), [], `words cut off or too small to press, ${name}`),
    /** Holds the page to axe in both themes, to its moderate findings too where `strict`. */
    assertAccessible: async (name, { strict = false } = {}) => {
      await page.evaluate(axe);
      for (const theme of dark ? ["light", "dark"] : ["dark", "light"]) {
        await look(theme);
        const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
        const faults = violations
          .filter(({ impact }) => impact === "serious" || impact === "critical" || (strict && impact === "moderate"))
          .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(" ")).slice(0, 4).join("; ")})`);
        assert.deepEqual(faults, [], `accessibility faults of ${name}, ${theme}`);
      }
    },
  };
}

/** In the page: words that do not fit what holds them, and what is smaller than the 24 px of WCAG 2.2, in the bar 44. */
function unhandy() {
  const faults = new Set();
  for (const one of document.querySelectorAll("a, button, summary, select, input, label, [role=tab], legend, dt")) {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const shown = one.checkVisibility({ visibilityProperty: true }) && style.clipPath === "none" && box.width > 1;
    if (!shown) continue;
    const words = `${one.localName} "${(one.innerText || one.getAttribute("aria-label") || one.name || "").slice(0, 40)}"`;
    const gives = style.textOverflow === "ellipsis" || one.localName === "input" || style.display === "inline";
    if (!gives && one.scrollWidth > one.clientWidth + 1) faults.add(`cut: ${words}, ${one.scrollWidth} px in ${one.clientWidth}`);
    if (!one.matches("a, button, summary, select, input")) continue;
    // A link in a sentence is as high as its line.
    if (style.display === "inline" && one.parentElement.innerText.trim() !== one.innerText.trim()) continue;
    const { width, height } = (one.matches("[type=radio], [type=checkbox]") && one.closest("label") ? one.closest("label") : one).getBoundingClientRect();
    const least = one.closest("nav, .tabs, .ways") ? 44 : 24;
    if (Math.min(width, height) < least - 0.5) faults.add(`small: ${words}, ${Math.round(width)} by ${Math.round(height)} px`);
  }
  return [...faults];
}
