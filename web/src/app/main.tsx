import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@/theme/tokens.css";
import "@/theme/semantic.css";
import "@/theme/base.css";
import "@/components/components.css";
import "./app.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router";
import { keepApp } from "./keep-app";
import { makeQueryClient } from "./query-client";
import { router } from "./router";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={router()} />
    </QueryClientProvider>
  </StrictMode>,
);
keepApp();
