import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// SI units, whatever region the machine is in.
const units = { temperature: "°C", pressure: "hPa", wind: "m/s", rain: "mm" };
localStorage.setItem("kosmo.preferences", JSON.stringify({ language: "en", units }));

afterEach(cleanup);
