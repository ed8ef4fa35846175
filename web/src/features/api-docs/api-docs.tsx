import { queryOptions, useQuery } from "@tanstack/react-query";
import { getJson } from "@/api/client";
import { fails, Failure, Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { useTexts } from "@/texts/texts-context";
import { type Document, operationsOf } from "./document";
import { OperationView } from "./operation-view";
import { Prose } from "./prose";
import { SchemaView } from "./schema-view";
import "./api-docs.css";

const documentQuery = queryOptions({
  queryKey: ["openapi"],
  queryFn: ({ signal }) => getJson<Document>("/openapi.json", {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The API reference, drawn from the very document that the hub enforces. */
export function ApiDocs() {
  const t = useTexts();
  const query = useQuery(documentQuery);
  return (
    <Page title={t("docs.title")}>
      {query.isPending && <Loading />}
      {fails(query) && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Reference document={query.data} />}
    </Page>
  );
}

function Reference({ document }: { document: Document }) {
  const t = useTexts();
  const tags = document.tags ?? [];
  const schemas = Object.keys(document.components?.["schemas"] ?? {});
  return (
    <div className="docs">
      <nav className="docs__nav small" aria-label={t("docs.title")}>
        {tags.map((tag) => (
          <div key={tag.name}>
            <p className="faint">{tag.name}</p>
            <ul>
              {operationsOf(document, tag.name).map(({ operation, path }) => (
                <li key={operation.operationId}>
                  <a href={`#${operation.operationId}`}>{path}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="docs__body">
        <div className="page__head">
          <h1>
            {document.info.title} {t("docs.title")} <span className="faint">{document.info.version}</span>
          </h1>
          <p className="ways">
            <a href="/api/v1/openapi.json">{t("docs.document")}</a>
          </p>
        </div>
        <Prose text={document.info.description} />
        {tags.map((tag) => (
          <section key={tag.name} className="docs__tag">
            <h2>{tag.name}</h2>
            <Prose text={tag.description} />
            {operationsOf(document, tag.name).map((entry) => (
              <OperationView key={entry.operation.operationId} document={document} entry={entry} />
            ))}
          </section>
        ))}
        <section className="docs__tag">
          <h2>{t("docs.shapes")}</h2>
          {schemas.map((name) => (
            <SchemaView key={name} document={document} name={name} />
          ))}
        </section>
      </div>
    </div>
  );
}
