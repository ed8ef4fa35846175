import { useTexts } from "@/texts/texts-context";
import { type Document, type Entry, type Parameter, resolve, typeText } from "./document";
import { Prose } from "./prose";

/** One operation: what it takes, what it answers, an example. */
export function OperationView({ document, entry }: { document: Document; entry: Entry }) {
  const t = useTexts();
  const { method, path, operation } = entry;
  const base = document.servers?.[0]?.url ?? "";
  const parameters = (operation.parameters ?? []).map((parameter) => resolve(document, parameter));
  const answers = Object.entries(operation.responses ?? {}).map(
    ([status, response]) => [status, resolve(document, response)] as const,
  );
  const example = Object.entries(answers[0]?.[1].content ?? {})[0];
  return (
    <article className="operation" id={operation.operationId}>
      <h3 className="operation__head">
        <code>
          <span className="operation__method">{method}</span> {base}
          {path}
        </code>
      </h3>
      <p>{operation.summary}</p>
      <Prose text={operation.description} />
      {parameters.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={`${t("docs.parameters")} ${method} ${path}`}>
          <table>
            <tbody>
              {parameters.map((parameter) => (
                <tr key={parameter.name}>
                  <th scope="row">
                    <code>{parameter.name}</code>
                  </th>
                  <td>
                    <span className="small faint">{notes(document, parameter, t)}</span>
                    <Prose text={parameter.description} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ul className="operation__answers small">
        {answers.map(([status, response]) => (
          <li key={status}>
            <strong>{status}</strong> {response.description}{" "}
            <span className="faint">{Object.keys(response.content ?? {}).join(", ")}</span>
          </li>
        ))}
      </ul>
      {example?.[1].example !== undefined && (
        <pre className="operation__example" tabIndex={0}>
          {typeof example[1].example === "string" ? example[1].example : JSON.stringify(example[1].example, null, 2)}
        </pre>
      )}
    </article>
  );
}

function notes(document: Document, parameter: Parameter, t: ReturnType<typeof useTexts>): string {
  const given = parameter.schema && resolve(document, parameter.schema).default;
  return [
    parameter.in,
    typeText(document, parameter.schema),
    parameter.required === true ? t("docs.required") : "",
    given === undefined ? "" : t("docs.default", { value: JSON.stringify(given) }),
  ]
    .filter(Boolean)
    .join(" · ");
}
