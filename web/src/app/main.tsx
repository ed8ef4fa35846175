import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@/theme/tokens.css";
import "@/theme/semantic.css";
import "@/theme/base.css";
import "@/components/components.css";
import "./app.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { getPreferences } from "@/preferences/preferences";
import { loadCatalogue } from "@/texts/chapters";
import { keepApp } from "./keep-app";
import { makeQueryClient } from "./query-client";
import { App } from "./router";

async function open(at: HTMLElement): Promise<void> {
  // Nobody sees words of one language turn into another's; without the texts of a language it is English.
  await loadCatalogue(getPreferences().language).catch((cause: unknown) => console.info("no texts yet:", cause));
  createRoot(at).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
void open(root);
keepApp();
