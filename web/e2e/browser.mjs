// Debian's Chromium with software WebGL, driven by playwright-core; nothing is downloaded.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.KOSMO_CHROMIUM ?? "/usr/bin/chromium";

export const screens = fileURLToPath(new URL("./screens", import.meta.url));

export async function launch() {
  if (!existsSync(CHROMIUM)) throw new Error(`The journeys need ${CHROMIUM} (Debian package: chromium)`);
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--ignore-gpu-blocklist",
    ],
  });
}
