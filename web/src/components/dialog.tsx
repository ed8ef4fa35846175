import { type ReactNode, useEffect, useRef } from "react";
import { useTexts } from "@/texts/texts-context";
import { IconButton } from "./icon-button";

type Props = { title: string; onClose: () => void; children: ReactNode };

/** A modal dialog; the browser keeps the focus inside, Escape and the backdrop close it. */
export function Dialog({ title, onClose, children }: Props) {
  const t = useTexts();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-label={title}
      onCancel={onClose}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className="dialog__head">
        <h2>{title}</h2>
        <IconButton icon="close" label={t("node.close")} onClick={onClose} />
      </div>
      {children}
    </dialog>
  );
}
