export { BlocksPage } from "./blocks-page";
export { ChannelsPage } from "./channels-page";
export { MessagesPage } from "./messages-page";
