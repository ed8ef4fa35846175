import { type RouteObject, useRoutes } from "react-router";
import { MapPage } from "@/features/map-page";
import { NotFound } from "./crash";
import { pagesOf } from "./pages";
import { Shell } from "./shell";

const node = pagesOf("node-page", () => import("@/features/node-page"));
const status = pagesOf("status-page", () => import("@/features/status-page"));
const docs = pagesOf("api-docs", () => import("@/features/api-docs"));
const login = pagesOf("login-pages", () => import("@/features/login-pages"));
const messages = pagesOf("messages-page", () => import("@/features/messages-page"));
const account = pagesOf("account-page", () => import("@/features/account-page"));
const admin = pagesOf("admin-page", () => import("@/features/admin-page"));

/** The map opens at once; the other pages come when they are asked for. */
const routes: RouteObject[] = [
  {
    element: <Shell />,
    children: [
      { path: "/", element: <MapPage /> },
      { path: "/nodes/:id", Component: node("NodePage") },
      { path: "/status", Component: status("StatusPage") },
      { path: "/docs", Component: docs("ApiDocs") },
      { path: "/login", Component: login("LoginPage") },
      { path: "/register", Component: login("RegisterPage") },
      { path: "/reset", Component: login("ResetPage") },
      { path: "/set-up", Component: login("ResetPage") },
      { path: "/verify", Component: login("VerifyPage") },
      { path: "/messages", Component: messages("MessagesPage") },
      { path: "/messages/blocks", Component: messages("BlocksPage") },
      { path: "/messages/channels/:channel?", Component: messages("ChannelsPage") },
      { path: "/messages/:node", Component: messages("MessagesPage") },
      {
        path: "/account",
        Component: account("AccountPage"),
        children: [
          { index: true, Component: account("PlanTab") },
          { path: "nodes", Component: account("Nodes") },
          { path: "programs", Component: account("Tokens") },
          { path: "settings", Component: account("SettingsTab") },
        ],
      },
      {
        path: "/admin",
        Component: admin("AdminPage"),
        children: [
          { index: true, Component: admin("Overview") },
          { path: "bridges", Component: admin("Bridges") },
          { path: "bridges/new", Component: admin("EnrolBridge") },
          { path: "bridges/:bridge", Component: admin("BridgePage") },
          { path: "orders", Component: admin("Orders") },
          { path: "accounts", Component: admin("Accounts") },
          { path: "gateway", Component: admin("Gateway") },
          { path: "inbox", Component: admin("Inbox") },
          { path: "programs", Component: admin("Programs") },
          { path: "log", Component: admin("AuditLog") },
        ],
      },
      { path: "*", element: <NotFound /> },
    ],
  },
];

/** What the address asks for. It stands in a router, which keeps the page before until the next one is here. */
export function App() {
  return useRoutes(routes);
}
