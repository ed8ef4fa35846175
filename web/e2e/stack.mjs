// What the journeys run against: the demo named by KOSMO_E2E_STACK (a JSON file with `webUrl`, logins, `paymentsUrl` and
// `lettersUrl`), or the made-up hub, at which nobody can sign in.
import { readFileSync } from "node:fs";
import { startFixture } from "./fixture/server.mjs";

export async function openStack() {
  const path = process.env.KOSMO_E2E_STACK;
  if (path) {
    const { webUrl, ...facts } = JSON.parse(readFileSync(path, "utf8"));
    if (!webUrl) throw new Error(`${path} names no webUrl`);
    return { ...facts, webUrl: webUrl.replace(/\/$/, ""), real: true, stop: async () => undefined };
  }
  console.log("KOSMO_E2E_STACK is not set: these journeys run against the made-up hub of e2e/fixture.");
  const fixture = await startFixture({ every: 700 });
  return { ...fixture, real: false };
}
