// Writes dist/sw.js: the service worker with the list of the app's files and versions made of their content.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const WORKER = new URL("./service-worker.js", import.meta.url);
const BASEMAP = new URL("../generated/basemap/", import.meta.url);
const BESIDE = ["/", "/theme.js", "/mark.svg", "/manifest.json", "/icon-192.png"];

export function serviceWorkerPlugin() {
  let out = "dist";
  let builds = false;
  return {
    name: "service-worker",
    configResolved(config) {
      out = config.build.outDir;
      builds = config.command === "build";
    },
    closeBundle() {
      if (!builds) return;
      const assets = readdirSync(`${out}/assets`).filter((name) => /\.(js|css|woff2)$/.test(name)).sort();
      const files = [...BESIDE, ...assets.map((name) => `/assets/${name}`)];
      const own = files.map((path) => `${out}${path === "/" ? "/index.html" : path}`);
      const packs = readdirSync(BASEMAP).sort().map((name) => new URL(name, BASEMAP));
      const text = readFileSync(WORKER, "utf8")
        .replace("__VERSION__", versionOf(own))
        .replace("__BASEMAP__", versionOf(packs))
        .replace("__FILES__", JSON.stringify(files));
      writeFileSync(`${out}/sw.js`, text);
    },
  };
}

function versionOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}
