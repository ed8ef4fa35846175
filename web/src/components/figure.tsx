import type { ReactNode } from "react";
import "./figure.css";

type Props = { name: string; value: string; unit?: string; children?: ReactNode };

/** A number that is looked at from afar, with a line about it; stands in a `<dl className="figures">`. */
export function Figure({ name, value, unit, children }: Props) {
  return (
    <div className="figures__item">
      <dt>{name}</dt>
      <dd className="figures__value">
        {value}
        {unit !== undefined && <span className="figures__unit">{unit}</span>}
      </dd>
      {children !== undefined && <dd className="small faint">{children}</dd>}
    </div>
  );
}
