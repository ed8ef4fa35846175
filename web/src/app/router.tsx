import { createBrowserRouter } from "react-router";
import { MapPage } from "@/features/map-page";
import { Crash, NotFound } from "./crash";
import { Shell } from "./shell";

/** The map opens at once; the other pages come when they are asked for. */
export const routes = [
  {
    element: <Shell />,
    errorElement: <Crash />,
    HydrateFallback: () => null,
    children: [
      { path: "/", element: <MapPage /> },
      { path: "/nodes/:id", lazy: async () => ({ Component: (await import("@/features/node-page")).NodePage }) },
      { path: "/status", lazy: async () => ({ Component: (await import("@/features/status-page")).StatusPage }) },
      { path: "/docs", lazy: async () => ({ Component: (await import("@/features/api-docs")).ApiDocs }) },
      { path: "/login", lazy: async () => ({ Component: (await import("@/features/login-pages")).LoginPage }) },
      { path: "/register", lazy: async () => ({ Component: (await import("@/features/login-pages")).RegisterPage }) },
      { path: "/reset", lazy: async () => ({ Component: (await import("@/features/login-pages")).ResetPage }) },
      { path: "/set-up", lazy: async () => ({ Component: (await import("@/features/login-pages")).ResetPage }) },
      { path: "/verify", lazy: async () => ({ Component: (await import("@/features/login-pages")).VerifyPage }) },
      { path: "/messages", lazy: async () => ({ Component: (await import("@/features/messages-page")).MessagesPage }) },
      { path: "/messages/:node", lazy: async () => ({ Component: (await import("@/features/messages-page")).MessagesPage }) },
      {
        path: "/account",
        lazy: async () => ({ Component: (await import("@/features/account-page")).AccountPage }),
        children: [
          { index: true, lazy: async () => ({ Component: (await import("@/features/account-page")).PlanTab }) },
          { path: "nodes", lazy: async () => ({ Component: (await import("@/features/account-page")).Nodes }) },
          { path: "programs", lazy: async () => ({ Component: (await import("@/features/account-page")).Tokens }) },
          { path: "settings", lazy: async () => ({ Component: (await import("@/features/account-page")).SettingsTab }) },
        ],
      },
      { path: "*", element: <NotFound /> },
    ],
  },
];

export const router = () => createBrowserRouter(routes);
