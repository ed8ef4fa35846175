/**
 * Where to go after signing in. Only to pages of this site: to the room whose door led here, else to the account, or on with
 * what a program asked for, which the server answers and not the app.
 */
export function wayBack(search: string): { to: string; leavesApp: boolean } {
  const asked = new URLSearchParams(search).get("continue") ?? "";
  if (/^\/(oauth2|activate)[/?]/.test(asked) || asked === "/activate") return { to: asked, leavesApp: true };
  if (/^\/(admin|messages|account)([/?]|$)/.test(asked)) return { to: asked, leavesApp: false };
  return { to: "/account", leavesApp: false };
}

/** The token of a mailed link stands behind `#`, where no server sees it. */
export const linkToken = (hash: string) => /^#[0-9a-f]{64}$/.test(hash) ? hash.slice(1) : undefined;
