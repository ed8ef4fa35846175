import { Link } from "react-router";
import { useTexts } from "@/texts/texts-context";

/** Reading is free; writing into the mesh needs a subscription. */
export function Gate() {
  const t = useTexts();
  return (
    <div className="messages__gate">
      <h2>{t("messages.gate.title")}</h2>
      <p>{t("messages.gate.why")}</p>
      <p>
        <Link className="button button--primary" to="/account">
          {t("messages.gate.plans")}
        </Link>
      </p>
    </div>
  );
}
