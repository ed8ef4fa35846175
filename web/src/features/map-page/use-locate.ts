import { useState } from "react";
import type { MapControl } from "@/map/use-map-control";
import type { TextKey } from "@/texts/en";

type Place = { lat: number; lon: number };

/** Asks the device where it is, only when the person wants to know. The place never leaves the browser. */
export function useLocate(control: MapControl | undefined) {
  const [place, setPlace] = useState<Place>();
  const [message, setMessage] = useState<TextKey>();
  const start = () => {
    setMessage("hand.locating");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPlace({ lat: coords.latitude, lon: coords.longitude });
        setMessage(undefined);
        control?.goTo(coords.latitude, coords.longitude, 10);
      },
      () => {
        setMessage("hand.noLocation");
        setTimeout(() => setMessage(undefined), 6000);
      },
      { timeout: 10_000, maximumAge: 60_000 },
    );
  };
  return { place, message, start };
}
