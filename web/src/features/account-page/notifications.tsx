import { useState } from "react";
import { noticePermission } from "@/live/reply-notices";
import { setPreferences } from "@/preferences/preferences";
import { usePreferences } from "@/preferences/use-preferences";
import { useTexts } from "@/texts/texts-context";

/** Notices of answers in this browser; it is asked for leave only when somebody presses the button. */
export function Notifications() {
  const t = useTexts();
  const { notify } = usePreferences();
  const [permission, setPermission] = useState(noticePermission);
  const isOn = notify && permission === "granted";
  const turnOn = async () => {
    const answer = await Notification.requestPermission();
    setPermission(answer);
    setPreferences({ notify: answer === "granted" });
  };
  return (
    <section className="page__section">
      <h2>{t("notify.title")}</h2>
      <p className="faint">{t("notify.what")}</p>
      {permission === "unsupported" && <p>{t("notify.unsupported")}</p>}
      {permission === "denied" && <p role="status">{t("notify.denied")}</p>}
      {(permission === "default" || permission === "granted") && (
        <p className="actions">
          <button type="button" className="button" aria-pressed={isOn} onClick={() => (isOn ? setPreferences({ notify: false }) : void turnOn())}>
            {t(isOn ? "notify.off" : "notify.on")}
          </button>
        </p>
      )}
    </section>
  );
}
