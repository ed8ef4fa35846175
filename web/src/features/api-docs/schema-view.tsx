import { useTexts } from "@/texts/texts-context";
import { type Document, resolve, type Schema, typeText } from "./document";
import { Prose } from "./prose";

/** The fields of a shape that answers are made of. Shapes without fields are explained where they are used. */
export function SchemaView({ document, name }: { document: Document; name: string }) {
  const t = useTexts();
  const schema = resolve<Schema>(document, { $ref: `#/components/schemas/${name}` });
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return null;
  return (
    <details className="shape" id={name}>
      <summary>
        <code>{name}</code>
      </summary>
      <Prose text={schema.description} />
      <table>
        <tbody>
          {fields.map(([field, type]) => (
            <tr key={field}>
              <th scope="row">
                <code>{field}</code>
              </th>
              <td>
                <span className="small faint">
                  {[typeText(document, type), schema.required?.includes(field) ? t("docs.required") : ""]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                <Prose text={type.description} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
