import type { Readings } from "@/api/types";
import { compassPoint } from "@/lib/compass";
import { SCALES, scaleColor } from "@/lib/scales";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { CLASSES, type Rose, SECTORS, windRose } from "./wind-rose-model";
import "./wind-rose.css";

const RADIUS = 92;
const HUB = 16;
/** The speed whose colour stands for each class, m/s. */
const CLASS_SPEED = [1, 3.5, 6.5, 10, 16];

/** How often the wind came from where, coloured by speed; the share of calm stands in the middle. */
export function WindRose({ readings }: { readings: Readings }) {
  const t = useTexts();
  const format = useFormat();
  const rose = windRose(readings);
  if (!rose) return <p className="faint">{t("chart.noData")}</p>;
  const calm = format.percent(rose.calm);
  return (
    <figure className="rose">
      <svg
        viewBox="-120 -120 240 240"
        role="img"
        aria-label={t("rose.label", { point: compassPoint(prevailing(rose)), share: calm })}
      >
        {[0.5, 1].map((share) => (
          <circle key={share} r={HUB + (RADIUS - HUB) * share} className="rose__ring" />
        ))}
        {rose.sectors.map((sector, i) => (
          <Sector key={SECTOR_KEYS[i]} shares={sector} index={i} largest={rose.largest} />
        ))}
        <circle r={HUB} className="rose__hub" />
        <text className="rose__calm" y="4">
          {calm}
        </text>
        {(["N", "E", "S", "W"] as const).map((point, i) => (
          <text key={point} className="rose__point" x={[0, 108, 0, -108][i]} y={[-104, 4, 113, 4][i]}>
            {point}
          </text>
        ))}
      </svg>
      <figcaption className="small">
        <ul className="rose__classes">
          {CLASS_SPEED.map((speed, i) => (
            <li key={speed}>
              <span className="rose__swatch" style={{ background: scaleColor(SCALES.wind, speed) }} />
              {i === CLASSES.length
                ? `> ${format.number(CLASSES[i - 1] ?? 0, "m/s")}`
                : `< ${format.number(CLASSES[i] ?? 0, "m/s")}`}
            </li>
          ))}
          <li>{format.shown("m/s").unit}</li>
        </ul>
        <p className="faint">
          {t("rose.calm", { share: calm })} · {t.count("rose.of", rose.count)}
        </p>
      </figcaption>
    </figure>
  );
}

const SECTOR_KEYS = Array.from({ length: SECTORS }, (_, i) => i * (360 / SECTORS));

function Sector({ shares, index, largest }: { shares: number[]; index: number; largest: number }) {
  let inner = HUB;
  return shares.map((share, i) => {
    const outer = inner + ((RADIUS - HUB) * share) / largest;
    const path = wedge(index, inner, outer);
    inner = outer;
    if (share === 0) return null;
    return <path key={CLASS_SPEED[i]} d={path} className="rose__wedge" fill={scaleColor(SCALES.wind, CLASS_SPEED[i] ?? 0)} />;
  });
}

function wedge(index: number, inner: number, outer: number): string {
  const width = (2 * Math.PI) / SECTORS;
  const from = index * width - width * 0.42;
  const to = index * width + width * 0.42;
  const at = (radius: number, angle: number) =>
    `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
  return `M${at(inner, from)}L${at(outer, from)}A${outer} ${outer} 0 0 1 ${at(outer, to)}L${at(inner, to)}A${inner} ${inner} 0 0 0 ${at(inner, from)}Z`;
}

function prevailing(rose: Rose): number {
  const sums = rose.sectors.map((sector) => sector.reduce((a, b) => a + b, 0));
  return (sums.indexOf(Math.max(...sums)) * 360) / SECTORS;
}
