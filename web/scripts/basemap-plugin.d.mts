import type { Plugin } from "vite";

export function basemapPlugin(): Plugin;
