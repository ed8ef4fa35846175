// Holds the app to its budgets: shell and list ≤ 150 kB, map (library and worker included) ≤ 600 kB, gzipped.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const assets = new URL("../dist/assets/", import.meta.url);
const names = readdirSync(assets).filter((name) => /\.(js|mjs|css)$/.test(name));
const size = (name) => gzipSync(readFileSync(new URL(name, assets))).length;
const isMap = (name) => /^(map|maplibre)/.test(name);
const sum = (list) => Math.round(list.reduce((total, name) => total + size(name), 0) / 1024);
const map = sum(names.filter(isMap));
const shell = sum(names.filter((name) => !isMap(name)));
console.log(`size (gzip): everything but the map ${shell} kB of 150, map ${map} kB of 600`);
if (shell > 150 || map > 600) {
  console.error("The app is over its size budget.");
  process.exit(1);
}
