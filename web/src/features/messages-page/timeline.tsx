import { useQuery } from "@tanstack/react-query";
import type { Message } from "@/api/types";
import { fails, Failure, Loading } from "@/components/notices";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { stepWords } from "./message-words";
import { messageQuery } from "./queries";

/** Everything that happened to a message, and how it is known. */
export function Timeline({ message }: { message: Message }) {
  const t = useTexts();
  const format = useFormat();
  const whole = useQuery(messageQuery(message.id));
  if (whole.isPending) return <Loading />;
  if (fails(whole)) return <Failure error={whole.error} onRetry={() => void whole.refetch()} />;
  const { timeline, charge, attempts = 0 } = whole.data;
  return (
    <div className="timeline small">
      <ol aria-label={t("messages.timeline")}>
        {timeline.map((step, index) => (
          <li key={`${step.at} ${index}`}>
            <time dateTime={step.at}>{format.seconds(step.at)}</time>
            <span>
              {stepWords(step, t)}{" "}
              <span className="faint">
                {t(`message.source.${step.source}`)}
                {step.attempt !== undefined && attempts > 1 && ` · ${t("messages.attempt", { n: step.attempt })}`}
                {step.packet !== undefined && ` · ${t("messages.packet", { id: step.packet })}`}
                {step.snr !== undefined && ` · SNR ${format.plain(step.snr, 1)} dB`}
                {step.error !== undefined && ` · ${t("messages.error", { n: step.error })}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {charge !== undefined && <p className="faint">{t(`message.charge.${charge}`)}</p>}
    </div>
  );
}
