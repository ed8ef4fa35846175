import { Component, type ReactNode, useEffect } from "react";
import { Link } from "react-router";
import { Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { isMissingFile } from "@/lib/missing-file";
import { useTexts } from "@/texts/texts-context";

/** Stands where a page will be, while the first one that is asked for is on its way. */
export function Opening() {
  return (
    <Page title={undefined}>
      <Loading />
    </Page>
  );
}

export function NotFound() {
  const t = useTexts();
  return (
    <Page title={t("app.name")}>
      <div className="notice">
        <h1>{t("nav.notFound")}</h1>
        <Link to="/">{t("nav.back")}</Link>
      </div>
    </Page>
  );
}

type Props = { place: string; children: ReactNode };

/** Catches what broke on a page; another place of the app begins anew. */
export class CrashBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.error !== undefined && before.place !== this.props.place) this.setState({ error: undefined });
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <Crash error={this.state.error} />;
  }
}

/** A fault of ours, or a page that could not be fetched: said plainly, with a way on. */
function Crash({ error }: { error: unknown }) {
  const t = useTexts();
  const notFetched = isMissingFile(error);
  useReloadWhenBack(notFetched);
  return (
    <main className="page" id="content">
      <div className="notice" role="alert">
        <h1>{t(notFetched ? "error.title" : "error.crash")}</h1>
        <p className="small">{notFetched ? t("error.unreachable") : error instanceof Error ? error.message : String(error)}</p>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {t("error.retry")}
        </button>
        <a href="/">{t("nav.back")}</a>
      </div>
    </main>
  );
}

const LOOK_MS = 5_000;

/** Opens the page anew once the hub answers again; not when it was there all the time, for then that would not help. */
function useReloadWhenBack(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    let away = false;
    const look = () =>
      fetch("/api/v1/network", { cache: "no-store" }).then(
        ({ ok }) => (ok && away ? window.location.reload() : undefined),
        () => void (away = true),
      );
    void look();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [wanted]);
}
