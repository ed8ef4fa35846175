import decodeQR from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { drawQr } from "@/components/qr-code";
import { installLine, remaining } from "./enrol-model";

const CODE = { bridge: "prague-1", code: "K7QM2-XF9RT-3HWPA", expiresAt: "2026-11-24T12:16:00Z" };
const LINE = "sudo kosmo-bridge enrol https://hub.example.org K7QM2-XF9RT-3HWPA /etc/kosmo/credential.env";

/** The squares as a camera sees them, 4 pixels each. */
function photograph(text: string) {
  const { size, path } = drawQr(text);
  const width = size * 4;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1/g)) {
    for (let i = 0; i < 16; i++) {
      data.set([0, 0, 0, 255], 4 * ((Number(y) * 4 + (i >> 2)) * width + Number(x) * 4 + (i & 3)));
    }
  }
  return { width, height: width, data };
}

describe("enrolling a bridge", () => {
  it("gives the line for a bridge, and another for a stock gateway", () => {
    expect(installLine(CODE, "https://hub.example.org")).toBe(LINE);
    expect(installLine({ ...CODE, bridge: "!a1b2c3d4" }, "https://hub.example.org")).toBe(
      `curl -H 'Content-Type: application/json' -d '{"code":"K7QM2-XF9RT-3HWPA"}' https://hub.example.org/api/v1/bridges/enrol`,
    );
  });

  it("draws what a camera reads", () => {
    expect(decodeQR(photograph(LINE))).toBe(LINE);
    expect(decodeQR(photograph("Žižkov 😀"))).toBe("Žižkov 😀");
  });

  it("counts down to the end and not beyond", () => {
    const end = Date.parse(CODE.expiresAt);
    expect(remaining(CODE.expiresAt, end - 15 * 60_000)).toBe("15:00");
    expect(remaining(CODE.expiresAt, end - 9_500)).toBe("0:10");
    expect(remaining(CODE.expiresAt, end)).toBeUndefined();
  });
});
