import { addProtocol } from "maplibre-gl";

/** Tiles of the bundled basemap come out of packs (see scripts/make-basemap.mjs): `basemap://z/x/y`. */
type Pack = { entries: Record<string, [offset: number, length: number]>; body: Uint8Array };

const PACK_ZOOM = 4;
const packs = new Map<string, Promise<Pack | undefined>>();

export function addBasemapProtocol(): void {
  addProtocol("basemap", async ({ url }) => {
    const [z, x, y] = url.replace("basemap://", "").split("/").map(Number) as [number, number, number];
    const pack = await loadPack(packName(z, x, y));
    const entry = pack?.entries[`${z}/${x}/${y}`];
    return { data: entry ? pack.body.slice(entry[0], entry[0] + entry[1]).buffer : new ArrayBuffer(0) };
  });
}

export function packName(z: number, x: number, y: number): string {
  const shift = z - PACK_ZOOM;
  return shift < 0 ? "world" : `${x >> shift}-${y >> shift}`;
}

/** Splits an unpacked pack into its index and its tiles. */
export function readPack(bytes: Uint8Array): Pack {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const entries = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Pack["entries"];
  return { entries, body: bytes.subarray(4 + length) };
}

let names: Promise<ReadonlySet<string>> | undefined;

/** Open sea has no pack; the index says which there are. */
function packNames(): Promise<ReadonlySet<string>> {
  names ??= fetch("/basemap/index.json")
    .then((response) => response.json() as Promise<{ packs: string[] }>)
    .then((index) => new Set(index.packs));
  return names;
}

function loadPack(name: string): Promise<Pack | undefined> {
  const known = packs.get(name);
  if (known) return known;
  const loading = fetchPack(name);
  packs.set(name, loading);
  // A failed fetch may succeed when the network is back.
  loading.catch(() => packs.delete(name));
  return loading;
}

async function fetchPack(name: string): Promise<Pack | undefined> {
  if (!(await packNames()).has(name)) return undefined;
  const response = await fetch(`/basemap/${name}.pack`);
  if (!response.ok || !response.body) throw new Error(`basemap pack ${name}: ${response.status}`);
  const unpacked = response.body.pipeThrough(new DecompressionStream("gzip"));
  return readPack(new Uint8Array(await new Response(unpacked).arrayBuffer()));
}
