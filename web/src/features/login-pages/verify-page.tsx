import { useMutation } from "@tanstack/react-query";
import { Link, useLocation } from "react-router";
import { ApiError } from "@/api/client";
import { change } from "@/api/session";
import { Form } from "@/components/form";
import { LetterAgain } from "@/components/letter-again";
import { Page } from "@/components/page";
import { useTexts } from "@/texts/texts-context";
import { Trouble } from "./trouble";
import { linkToken } from "./way-back";

/** A press of a button, because scanners of mail open every link. */
export function VerifyPage() {
  const t = useTexts();
  const token = linkToken(useLocation().hash);
  const verify = useMutation({ mutationFn: () => change("POST", "/account/verify", { token }) });
  const spent = token === undefined || (verify.error instanceof ApiError && verify.error.code === "token-spent");
  return (
    <Page title={t("verify.title")}>
      <h1>{t("verify.title")}</h1>
      <Trouble error={verify.error} />
      {token === undefined && <p className="notice">{t("reset.spent")}</p>}
      {verify.isSuccess && <p role="status">{t("verify.done")}</p>}
      {spent && <LetterAgain />}
      {!spent && !verify.isSuccess && (
        <Form submit={t("verify.submit")} busy={verify.isPending} onSubmit={() => verify.mutate()}>
          {null}
        </Form>
      )}
      <p className="ways">
        <Link to="/login">{t("login.title")}</Link>
      </p>
    </Page>
  );
}
