import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { apiUrl } from "@/api/client";
import { sessionQuery } from "@/api/session";
import type { Message } from "@/api/types";
import { usePreferences } from "@/preferences/use-preferences";

/** Whether this browser can tell of something while one looks elsewhere, and whether it may. */
export const noticePermission = (): NotificationPermission | "unsupported" =>
  "Notification" in globalThis ? Notification.permission : "unsupported";

/** Answers from the mesh are worth a call; what one sent oneself and reactions are not. */
export const isWorthACall = ({ direction, reaction }: Pick<Message, "direction" | "reaction">) =>
  direction === "in" && reaction !== true;

/** While the app is open somewhere but not looked at, answers are shown by the device, if one asked for that. */
export function useReplyNotices(): void {
  const { notify } = usePreferences();
  const signedIn = useQuery(sessionQuery).data?.account !== undefined;
  const wanted = notify && signedIn && noticePermission() === "granted";
  useEffect(() => {
    if (!wanted) return undefined;
    const source = new EventSource(apiUrl("/messages/stream"));
    source.addEventListener("message", (event) => {
      const message = JSON.parse((event as MessageEvent<string>).data) as Message;
      if (document.hidden && isWorthACall(message)) void show(message);
    });
    return () => source.close();
  }, [wanted]);
}

/** Phones show notices only for a service worker; without one the page does it itself. */
async function show({ node, text }: Message): Promise<void> {
  const path = `/messages/${node}`;
  const options = { body: text, tag: node, data: path, icon: "/icon-192.png" };
  const worker = "serviceWorker" in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  if (worker) {
    await worker.showNotification(node, options);
    return;
  }
  new Notification(node, options).onclick = () => {
    window.focus();
    window.location.assign(path);
  };
}
