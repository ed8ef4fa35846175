export { AccountPage } from "./account-page";
export { Nodes } from "./nodes";
export { PlanTab } from "./plan-tab";
export { SettingsTab } from "./settings-tab";
export { Tokens } from "./tokens";
