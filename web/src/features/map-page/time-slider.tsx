import { useEffect, useRef } from "react";
import { failureText } from "@/components/notices";
import { IconButton } from "@/components/icon-button";
import { useChosen } from "@/lib/use-chosen";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { positionOf, stepsOf, timeOf } from "./time-steps";
import type { MapPageModel } from "./use-map-page";
import "./time-slider.css";

/** A hand that moves passes many times; only where it rests is asked for, ms. */
const REST = 180;

/** Moves the map through the last 24 hours; its right end is now, and live. */
export function TimeSlider({ model }: { model: MapPageModel }) {
  const t = useTexts();
  const format = useFormat();
  const { state, present, past, change } = model;
  const steps = stepsOf(state.t, present);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const [time, choose] = useChosen(state.t, (next) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change({ t: next }), REST);
  });
  const text = time === undefined ? t("time.now") : `${format.weekdayClock(time)} · ${format.age(time, present)}`;
  const waiting = state.t !== undefined && past.isFetching;
  return (
    <div className="time" aria-busy={waiting}>
      <output className={`time__text small${time === undefined ? " faint" : ""}`} htmlFor="map-time">
        {past.isError && state.t !== undefined ? failureText(past.error, t) : text}
      </output>
      <input
        id="map-time"
        type="range"
        className="time__range"
        aria-label={t("time.label")}
        aria-valuetext={text}
        min={0}
        max={steps.last}
        value={positionOf(time, steps)}
        onChange={(event) => choose(timeOf(event.target.valueAsNumber, steps))}
      />
      <button type="button" className="button time__now" disabled={time === undefined} onClick={() => choose(undefined)}>
        {t("time.back")}
      </button>
      <IconButton icon="close" label={t("time.hide")} onClick={() => model.setLookBack(false)} />
    </div>
  );
}
