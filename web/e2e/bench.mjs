// Measures the built app in a browser: frames of the map while it is panned and zoomed, with many nodes and without any;
// the heap over minutes of live events; the size of the bundle. The made-up hub serves it, so that nothing else is measured.
// node e2e/bench.mjs [--nodes 10000] [--seconds 6] [--rounds 5] [--minutes 10]; the findings go to stdout as JSON.
import { bundleSize } from "../scripts/bundle-size.mjs";
import { launch } from "./browser.mjs";
import { startFixture } from "./fixture/server.mjs";
import { ownMillis, recordFrames, startFrameClock } from "./frames.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const nodes = option("nodes", 10_000);
const seconds = option("seconds", 6);
const rounds = option("rounds", 5);
const minutes = option("minutes", 10);
const say = (text) => console.error(`web: ${text} ...`);

/** Opens the map at one place whatever nodes there are; resolves once it has drawn and rests. */
async function openMap(browser, count, every) {
  const hub = await startFixture({ count, every });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(startFrameClock);
  const began = performance.now();
  await page.goto(`${hub.webUrl}/?at=50.08,14.43,8`);
  await page.locator("canvas.maplibregl-canvas").waitFor({ timeout: 300_000 });
  if (count > 0) await page.getByText(/^[1-9][0-9,]* nodes measure this/).waitFor({ timeout: 300_000 });
  const readyMillis = performance.now() - began;
  await page.waitForFunction(() => window.frameClock.idle(500), undefined, { polling: 200, timeout: 300_000 });
  const stop = async () => {
    await context.close();
    await hub.stop();
  };
  return { page, context, readyMillis, stop };
}

const share = (values, part) => values.toSorted((a, b) => a - b)[Math.floor(values.length * part)];
const median = (values) => share(values, 0.5);
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Moves the map and tells what a frame costs; a sampling profiler tells the app's script from that of the map's library. */
async function measure({ page, context }, movement) {
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 500 });
  await session.send("Profiler.start");
  const { starts, scripts } = await page.evaluate(recordFrames, { movement, seconds });
  const { profile } = await session.send("Profiler.stop");
  const began = await metric(session, "NavigationStart");
  await session.detach();
  await page.waitForFunction(() => window.frameClock.idle(500), undefined, { polling: 200, timeout: 300_000 });
  const onProfile = starts.map((millis) => began * 1e6 + millis * 1e3);
  // The first frames still load what comes into sight.
  const all = scripts.slice(5);
  const own = ownMillis(profile, onProfile).slice(5);
  return {
    [`${movement}FramesPerSecond`]: (scripts.length * 1000) / (starts.at(-1) - starts[0]),
    [`${movement}ScriptMsMedian`]: median(all),
    [`${movement}ScriptMsP95`]: share(all, 0.95),
    [`${movement}OwnScriptMsMedian`]: median(own),
    [`${movement}OwnScriptMsP95`]: share(own, 0.95),
    [`${movement}OwnScriptMsMean`]: mean(own),
  };
}

/** One of the browser's own figures: times in seconds of its clock, sizes in bytes. */
async function metric(session, wanted) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === wanted).value;
}

async function heapMb(session) {
  await session.send("HeapProfiler.collectGarbage");
  return (await metric(session, "JSHeapUsedSize")) / 1e6;
}

const results = {};
const browser = await launch();
const found = { [`${nodes} nodes`]: [], "map alone": [] };
for (let round = 1; round <= rounds; round++) {
  for (const variant of Object.keys(found)) {
    say(`${variant}: zooming and panning, round ${round} of ${rounds}`);
    const map = await openMap(browser, variant === "map alone" ? 0 : nodes, 1000);
    // Zooming comes first: panning, which has a goal, shall not measure the compiler's first sight of the code.
    const zoom = await measure(map, "zoom");
    found[variant].push({ readyMs: map.readyMillis, ...(await measure(map, "pan")), ...zoom });
    await map.stop();
  }
}
for (const [variant, all] of Object.entries(found)) {
  results[variant] = Object.fromEntries(Object.keys(all[0]).map((figure) => [figure, median(all.map((one) => one[figure]))]));
}

// Fifty events a second, far more than a mesh of ten thousand nodes can send.
const live = await openMap(browser, nodes, 20);
const session = await live.context.newCDPSession(live.page);
await session.send("Performance.enable");
const settle = Math.min(60, minutes * 15);
say(`${nodes} nodes: live events for ${minutes} min`);
await live.page.waitForTimeout(settle * 1000);
const heaps = [await heapMb(session)];
for (let quarter = 1; quarter <= 4; quarter++) {
  await live.page.waitForTimeout(minutes * 15_000);
  heaps.push(await heapMb(session));
  say(`${nodes} nodes: heap after ${quarter} of 4 parts of ${minutes} min ${heaps.at(-1).toFixed(1)} MB`);
}
// What grows at first and then no more is a cache that fills; what goes on growing leaks.
Object.assign(results[`${nodes} nodes`], { heapStartMb: heaps[0], heapHalfMb: heaps[2], heapEndMb: heaps[4] });
await live.stop();
await browser.close();

const { shell, map, pages } = bundleSize();
results.bundle = { shellKb: shell, mapKb: map, otherPagesKb: pages };
const many = results[`${nodes} nodes`];
const none = results["map alone"];
const ratios = {
  "pan frame rate, nodes to none (goal >= 0.8)": many.panFramesPerSecond / none.panFramesPerSecond,
  "zoom frame rate, nodes to none": many.zoomFramesPerSecond / none.zoomFramesPerSecond,
  "heap, end to start": many.heapEndMb / many.heapStartMb,
};
console.log(JSON.stringify({ results, ratios }));
