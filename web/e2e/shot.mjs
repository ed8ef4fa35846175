// node e2e/shot.mjs <url> [name…]: pictures of the main pages into e2e/screens, for a person to look at.
import { mkdirSync } from "node:fs";
import { launch, screens } from "./browser.mjs";

const url = process.argv[2] ?? "http://127.0.0.1:8099";
const wanted = process.argv.slice(3);
mkdirSync(screens, { recursive: true });
const browser = await launch();
const nodes = await (await fetch(`${url}/api/v1/nodes?kind=enviro&limit=20`)).json();
const id = nodes.items.find((node) => node.latest?.windSpeed !== undefined)?.id ?? nodes.items[0].id;
const pages = { map: "/", wind: "/?measure=wind&links=1", panel: `/?node=${id}`, list: "/?view=list", node: `/nodes/${id}?range=7d`, status: "/status", docs: "/docs" };
for (const [size, viewport] of [["desktop", { width: 1440, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
  for (const theme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport, colorScheme: theme, deviceScaleFactor: size === "phone" ? 2 : 1, locale: "en-GB" });
    for (const [name, path] of Object.entries(pages)) {
      const file = `${size}-${theme}-${name}`;
      if (wanted.length > 0 && !wanted.some((part) => file.includes(part))) continue;
      const page = await context.newPage();
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && console.log(file, message.text().slice(0, 300)));
      page.on("pageerror", (error) => console.log(file, "!!", error.message));
      await page.goto(url + path);
      await page.waitForTimeout(["docs", "list", "status"].includes(name) ? 1500 : 8000);
      await page.screenshot({ path: `${screens}/${file}.png`, fullPage: ["node", "status"].includes(name) });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
