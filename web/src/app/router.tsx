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
      { path: "/messages/blocks", lazy: async () => ({ Component: (await import("@/features/messages-page")).BlocksPage }) },
      { path: "/messages/channels/:channel?", lazy: async () => ({ Component: (await import("@/features/messages-page")).ChannelsPage }) },
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
      {
        path: "/admin",
        lazy: async () => ({ Component: (await import("@/features/admin-page")).AdminPage }),
        children: [
          { index: true, lazy: async () => ({ Component: (await import("@/features/admin-page")).Overview }) },
          { path: "bridges", lazy: async () => ({ Component: (await import("@/features/admin-page")).Bridges }) },
          { path: "bridges/new", lazy: async () => ({ Component: (await import("@/features/admin-page")).EnrolBridge }) },
          { path: "bridges/:bridge", lazy: async () => ({ Component: (await import("@/features/admin-page")).BridgePage }) },
          { path: "orders", lazy: async () => ({ Component: (await import("@/features/admin-page")).Orders }) },
          { path: "accounts", lazy: async () => ({ Component: (await import("@/features/admin-page")).Accounts }) },
          { path: "gateway", lazy: async () => ({ Component: (await import("@/features/admin-page")).Gateway }) },
          { path: "inbox", lazy: async () => ({ Component: (await import("@/features/admin-page")).Inbox }) },
          { path: "programs", lazy: async () => ({ Component: (await import("@/features/admin-page")).Programs }) },
          { path: "log", lazy: async () => ({ Component: (await import("@/features/admin-page")).AuditLog }) },
        ],
      },
      { path: "*", element: <NotFound /> },
    ],
  },
];

export const router = () => createBrowserRouter(routes);
