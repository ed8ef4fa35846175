// What the built app weighs, gzipped: what the first page and its list need, the map (library and worker included, loaded
// after it), and the other pages, which come when asked for.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

export const BUDGET = { shell: 150, map: 600 };

/** Kilobytes of each part. */
export function bundleSize(dist = new URL("../dist/", import.meta.url)) {
  const page = readFileSync(new URL("index.html", dist), "utf8");
  const names = readdirSync(new URL("assets/", dist)).filter((name) => /\.(js|css)$/.test(name));
  const size = (name) => gzipSync(readFileSync(new URL(`assets/${name}`, dist))).length;
  const kilobytes = (list) => Math.round(list.reduce((total, name) => total + size(name), 0) / 1024);
  const isMap = (name) => /^map(-view|libre)/.test(name);
  const isShell = (name) => page.includes(name);
  return {
    shell: kilobytes(names.filter(isShell)),
    map: kilobytes(names.filter(isMap)),
    pages: kilobytes(names.filter((name) => !isShell(name) && !isMap(name))),
  };
}
