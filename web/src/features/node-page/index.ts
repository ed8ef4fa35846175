export { NodePage } from "./node-page";
