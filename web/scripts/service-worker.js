// The service worker: keeps the app itself, so that it opens without a network and says since when it is offline.
// The build puts the versions and the files of the app in place of the words with underscores.
const VERSION = "__VERSION__";
const FILES = __FILES__;

const SHELL = `shell-${VERSION}`;
const BASEMAP = "basemap-__BASEMAP__";
/** Packs of the basemap that are kept at most: some regions, not the world. */
const MOST_PACKS = 60;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELL && name !== BASEMAP).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // What the hub says is never kept: old weather must not look new.
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/basemap/")) event.respondWith(basemap(request));
  else if (FILES.includes(url.pathname)) event.respondWith(shell(request));
});

/** The newest page, or the one that is kept when the hub cannot be reached. The hub's own pages are not the app's. */
async function page(request) {
  try {
    return await fetch(request);
  } catch (unreachable) {
    const kept = await caches.match("/", { cacheName: SHELL });
    if (kept) return kept;
    throw unreachable;
  }
}

/** Names hold a hash of the content, so what is kept is right. */
async function shell(request) {
  return (await caches.match(request, { cacheName: SHELL, ignoreVary: true })) ?? fetch(request);
}

/** Kept as it is used. */
async function basemap(request) {
  const cache = await caches.open(BASEMAP);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PACKS)).map((key) => cache.delete(key)));
  }
  return answer;
}

// A notice leads to its conversation, in the window that is open if there is one.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(lookAt(event.notification.data));
});

async function lookAt(path) {
  const [open] = await self.clients.matchAll({ type: "window" });
  if (!open) return self.clients.openWindow(path);
  await open.focus();
  return open.navigate(path);
}
