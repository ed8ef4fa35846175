// Lets Vite serve the generated basemap as if it stood in public/, where only sources belong.
import { cpSync, createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const basemap = fileURLToPath(new URL("../generated/basemap", import.meta.url));

export function basemapPlugin() {
  let out = "dist";
  return {
    name: "basemap",
    configResolved(config) {
      out = config.build.outDir;
    },
    configureServer(server) {
      server.middlewares.use("/basemap", (request, response, next) => {
        const file = `${basemap}${request.url?.replace(/[?#].*/, "") ?? ""}`;
        if (file.includes("..") || !existsSync(file)) return next();
        createReadStream(file).pipe(response);
      });
    },
    closeBundle() {
      cpSync(basemap, `${out}/basemap`, { recursive: true });
    },
  };
}
