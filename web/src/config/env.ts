/** What the build may set. A style URL replaces the bundled basemap and is the only outside request ever made. */
export type Env = { mapStyleUrl: string | undefined };

export function parseEnv(raw: Record<string, unknown>): Env {
  const url = raw["VITE_MAP_STYLE_URL"];
  if (url === undefined || url === "") return { mapStyleUrl: undefined };
  if (typeof url !== "string" || !/^(https?:\/\/|\/)/.test(url)) {
    throw new Error(`VITE_MAP_STYLE_URL must be a URL or a path beginning with "/", not ${JSON.stringify(url)}`);
  }
  return { mapStyleUrl: url };
}

export const env = parseEnv(import.meta.env);
