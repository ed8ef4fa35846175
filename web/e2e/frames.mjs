// What is counted in a frame. The first two functions run in the page and must stand alone: they are sent there as text.

/** Times every callback of a frame, the library's and the app's alike, and knows since when none was asked for. */
export function startFrameClock() {
  const native = window.requestAnimationFrame.bind(window);
  const clock = { native, script: 0, last: performance.now(), idle: (ms) => performance.now() - clock.last > ms };
  window.frameClock = clock;
  window.requestAnimationFrame = (callback) =>
    native((time) => {
      const began = performance.now();
      clock.last = began;
      try {
        callback(time);
      } finally {
        clock.script += performance.now() - began;
      }
    });
}

/**
 * Moves the map with every frame for some seconds, by drags in a circle or by turns of the wheel; resolves to when each
 * frame began (ms of `performance.now()`) and the time of script in it (what the movement calls at once, and callbacks of
 * frames), ms.
 */
export function recordFrames({ movement, seconds }) {
  const clock = window.frameClock;
  const canvas = document.querySelector("canvas.maplibregl-canvas");
  const at = (angle) => ({ clientX: 640 + 200 * Math.cos(angle), clientY: 330 + 120 * Math.sin(angle) });
  const mouse = (type, target, angle) =>
    target.dispatchEvent(new MouseEvent(type, { ...at(angle), bubbles: true, cancelable: true, view: window, button: 0, buttons: type === "mouseup" ? 0 : 1 }));
  return new Promise((resolve) => {
    const starts = [];
    const scripts = [];
    if (movement === "pan") mouse("mousedown", canvas, 0);
    clock.native(function frame() {
      const start = performance.now();
      starts.push(start);
      if (starts.length > 1) scripts.push(clock.script);
      clock.script = 0;
      const since = (start - starts[0]) / 1000;
      if (since >= seconds) {
        if (movement === "pan") mouse("mouseup", document, 0);
        resolve({ starts, scripts });
        return;
      }
      if (movement === "pan") mouse("mousemove", document, since * 2);
      else canvas.dispatchEvent(new WheelEvent("wheel", { clientX: 640, clientY: 330, deltaY: Math.sin(since * 1.5) > 0 ? -40 : 40, bubbles: true, cancelable: true }));
      clock.script += performance.now() - start;
      clock.native(frame);
    });
  });
}

/**
 * What each frame of a CPU profile spent in the app's files or in what they called, React among them, ms: all but the map's
 * library, which lies in a file of its own, and the bench. A frame ends where the next begins; `starts` are in microseconds of
 * the profile's clock, the last of them ends the last frame.
 */
export function ownMillis({ nodes, samples, timeDeltas, startTime }, starts) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const fileOf = (id) => {
    for (let at = id; at !== undefined; at = parents.get(at)) {
      const { url } = byId.get(at).callFrame;
      if (url !== "") return url;
    }
    return "";
  };
  const own = new Map(nodes.map(({ id }) => [id, /\/assets\/(?!maplibre-)[^/]*$/.test(fileOf(id))]));
  const frames = starts.slice(1).map(() => 0);
  let time = startTime;
  let frame = 0;
  samples.forEach((id, i) => {
    time += timeDeltas[i];
    while (frame < frames.length && time >= starts[frame + 1]) frame++;
    if (frame < frames.length && time >= starts[frame] && own.get(id)) frames[frame] += timeDeltas[i] / 1000;
  });
  return frames;
}
