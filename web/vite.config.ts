import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { basemapPlugin } from "./scripts/basemap-plugin.mjs";
import { serviceWorkerPlugin } from "./scripts/service-worker-plugin.mjs";

const hub = process.env["KOSMO_DEV_HUB"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react(), basemapPlugin(), serviceWorkerPlugin()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // The host stays as the browser says it: the hub takes changes only from pages of its own origin.
  server: { proxy: { "/api": { target: hub, changeOrigin: false } } },
  build: {
    target: "es2022",
    // An inlined asset would be a data: URL, which the content security policy refuses.
    assetsInlineLimit: 0,
    sourcemap: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // The map's library in a file of its own: it stays in people's caches when only the app changes.
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: "maplibre", test: /node_modules\/(maplibre-gl|@vis\.gl|@maplibre)\// }] },
        // Some servers do not know that .mjs is JavaScript, and a worker of another type is refused.
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith(".mjs")) ? "assets/[name]-[hash].js" : "assets/[name]-[hash][extname]",
      },
    },
    chunkSizeWarningLimit: 1600,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test-setup.ts"],
    css: false,
    testTimeout: 60_000,
  },
});
