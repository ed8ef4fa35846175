import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// SI units, whatever region the machine is in.
const units = { temperature: "°C", pressure: "hPa", wind: "m/s", rain: "mm" };
localStorage.setItem("kosmo.preferences", JSON.stringify({ language: "en", units }));

afterEach(cleanup);

// A page is loaded when it is asked for, and a busy machine takes its time.
configure({ asyncUtilTimeout: 20_000 });
