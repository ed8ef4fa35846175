/**
 * Has the service worker keep the app, so that it opens without a network and can be installed. It waits until the page
 * has loaded: the first look at the weather comes before the second visit. A browser that refuses it (no HTTPS, private
 * mode) loses nothing else.
 */
export function keepApp(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  window.addEventListener("load", () => {
    navigator.serviceWorker.register("/sw.js").catch((cause: unknown) => console.info("not kept for offline use:", cause));
  });
}
