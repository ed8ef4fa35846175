import type { ComponentProps } from "react";
import { Icon, type IconName } from "./icon";

type Props = Omit<ComponentProps<"button">, "children" | "className"> & { icon: IconName; label: string };

export function IconButton({ icon, label, ...rest }: Props) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
