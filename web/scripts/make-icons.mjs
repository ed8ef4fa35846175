// Draws the icons of the installed app from public/mark.svg; their files are committed, so that a build needs no browser.
// node scripts/make-icons.mjs
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "../e2e/browser.mjs";

const mark = readFileSync(new URL("../public/mark.svg", import.meta.url), "utf8").replaceAll("#0f6674", "#ffffff");
const browser = await launch();
const page = await browser.newPage();

/** The mark in white on petrol; `share` of the width is the mark's, a maskable icon keeps its outer fifth free. */
async function draw(name, size, share, radius) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>
    html, body { margin: 0; background: transparent; }
    div { width: ${size}px; height: ${size}px; display: grid; place-items: center; background: #0f6674; border-radius: ${radius * size}px; }
    svg { width: ${share * size}px; height: ${share * size}px; }
  </style><div>${mark}</div>`);
  const path = fileURLToPath(new URL(`../public/${name}.png`, import.meta.url));
  await page.screenshot({ path, omitBackground: true });
}

await draw("icon-192", 192, 0.72, 0.18);
await draw("icon-512", 512, 0.72, 0.18);
await draw("icon-maskable-512", 512, 0.56, 0);
await draw("apple-touch-icon", 180, 0.66, 0);
await browser.close();
