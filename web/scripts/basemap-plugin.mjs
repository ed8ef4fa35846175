// Lets Vite serve the generated basemap as if it stood in public/, where only sources belong.
import { cpSync, createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const basemap = fileURLToPath(new URL("../generated/basemap", import.meta.url));

export function basemapPlugin() {
  let out = "dist";
  let builds = false;
  return {
    name: "basemap",
    configResolved(config) {
      out = config.build.outDir;
      // Vitest closes a bundle too, that of a folder which does not exist.
      builds = config.command === "build";
    },
    configureServer(server) {
      server.middlewares.use("/basemap", (request, response, next) => {
        const file = `${basemap}${request.url?.replace(/[?#].*/, "") ?? ""}`;
        if (file.includes("..") || !existsSync(file)) return next();
        createReadStream(file).pipe(response);
      });
    },
    closeBundle() {
      if (builds) cpSync(basemap, `${out}/basemap`, { recursive: true });
    },
  };
}
