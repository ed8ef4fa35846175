/** Leaves the app for a page elsewhere, if it is a page at all: the address comes from another server. */
export function leaveFor(url: string): void {
  if (/^https?:\/\//.test(url)) window.location.assign(url);
}
