import { useState } from "react";
import { useTexts } from "@/texts/texts-context";
import "./lines.css";

/** A line to be typed elsewhere: marked by a click, copied by a button. */
export function CopyLine({ text }: { text: string }) {
  const t = useTexts();
  const [copied, setCopied] = useState<string>();
  // Without TLS browsers have no clipboard to give; the line can still be marked.
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  return (
    <div className="copy-line">
      <p className="secret">
        <code>{text}</code>
      </p>
      {clipboard && (
        <button type="button" className="button" onClick={() => void clipboard.writeText(text).then(() => setCopied(text))}>
          {t(copied === text ? "copy.done" : "copy.line")}
        </button>
      )}
    </div>
  );
}
