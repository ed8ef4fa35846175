import { useQuery } from "@tanstack/react-query";
import { ApiError } from "@/api/client";
import type { ClientList } from "@/api/types";
import { fails, Failure, failureText, Loading } from "@/components/notices";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { NewProgram } from "./new-program";
import { clientsQuery } from "./queries";
import { useAdminChange } from "./use-admin-change";

/** Programs of others that people may let into their accounts, and the keys that sign for them. */
export function Programs() {
  const t = useTexts();
  const clients = useQuery(clientsQuery);
  const rotate = useAdminChange();
  if (clients.isPending) return <Loading />;
  // Where people sign in elsewhere, programs are registered there too.
  if (clients.error instanceof ApiError && clients.error.status === 404) return <p className="notice">{t("admin.programs.elsewhere")}</p>;
  if (fails(clients)) return <Failure error={clients.error} onRetry={() => void clients.refetch()} />;
  return (
    <>
      <section className="page__section">
        <h2>{t("admin.tab.programs")}</h2>
        <p className="faint">{t("admin.programs.what")}</p>
        {clients.data.items.length === 0 && <p>{t("admin.programs.none")}</p>}
        <ul className="lines">
          {clients.data.items.map((client) => (
            <Row key={client.clientId} client={client} />
          ))}
        </ul>
      </section>
      <NewProgram />
      <section className="page__section">
        <h2>{t("admin.keys")}</h2>
        <p className="faint">{t("admin.keys.what")}</p>
        {rotate.isError && <p role="alert">{failureText(rotate.error, t)}</p>}
        {rotate.isSuccess && <p role="status">{t("admin.keys.done")}</p>}
        <p className="actions">
          <button type="button" className="button" disabled={rotate.isPending} onClick={() => rotate.mutate({ method: "POST", path: "/admin/signing-keys" })}>
            {t("admin.keys.rotate")}
          </button>
        </p>
      </section>
    </>
  );
}

function Row({ client }: { client: ClientList["items"][number] }) {
  const t = useTexts();
  const format = useFormat();
  const forget = useAdminChange();
  return (
    <li>
      <span className="lines__main">
        <strong>{client.name}</strong> <code>{client.clientId}</code>
        <br />
        <span className="small faint">
          {[client.scopes.join(" "), ...client.redirectUris, format.dateTime(client.createdAt)].join(" · ")}
        </span>
      </span>
      <button
        type="button"
        className="button"
        aria-label={t("admin.programs.forgetOne", { name: client.name })}
        disabled={forget.isPending}
        onClick={() => forget.mutate({ method: "DELETE", path: `/admin/clients/${client.clientId}` })}
      >
        {t("admin.programs.forget")}
      </button>
      {forget.isError && <p role="alert">{failureText(forget.error, t)}</p>}
    </li>
  );
}
