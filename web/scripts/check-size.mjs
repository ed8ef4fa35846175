// Holds the app to its budgets, gzipped: what the first page and its list need ≤ 150 kB, the map (library and worker
// included, loaded after it) ≤ 600 kB. The other pages come when asked for and are only reported.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const page = readFileSync(new URL("index.html", dist), "utf8");
const names = readdirSync(new URL("assets/", dist)).filter((name) => /\.(js|css)$/.test(name));
const size = (name) => gzipSync(readFileSync(new URL(`assets/${name}`, dist))).length;
const kilobytes = (list) => Math.round(list.reduce((total, name) => total + size(name), 0) / 1024);
const isMap = (name) => /^map(-view|libre)/.test(name);
const isShell = (name) => page.includes(name);
const shell = kilobytes(names.filter(isShell));
const map = kilobytes(names.filter(isMap));
const pages = kilobytes(names.filter((name) => !isShell(name) && !isMap(name)));
console.log(`size (gzip): shell and list ${shell} kB of 150, map ${map} kB of 600, other pages ${pages} kB`);
if (shell > 150 || map > 600) {
  console.error("The app is over its size budget.");
  process.exit(1);
}
