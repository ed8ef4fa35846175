import { flagBits, type NodeValue } from "@/lib/node-values";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";

/** Every newest value with its time and what is doubtful about it. */
export function AllValues({ values, now }: { values: readonly NodeValue[]; now: number }) {
  const t = useTexts();
  const format = useFormat();
  if (values.length === 0) return null;
  return (
    <section className="page__section">
      <h2>{t("node.all")}</h2>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t("node.all")}>
        <table>
          <tbody>
            {values.map((value) => (
              <tr key={value.metric}>
                <th scope="row">{value.label}</th>
                <td className="number">{format.value(value.value, value.unit, value.metric)}</td>
                <td className="number faint">
                  <time dateTime={value.time} title={format.dateTime(value.time)}>
                    {format.age(value.time, now)}
                  </time>
                </td>
                <td className="small">{flagBits(value.flags).map((bit) => t(`node.flag.${bit}`)).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
