/** Width in degrees of the square that a position with `bits` of precision stands for: 1e-7 degrees in 32 bits. */
export function precisionDegrees(bits: number): number {
  return 2 ** (32 - bits) * 1e-7;
}

/** Half that width in metres: how far off the shown place may be. */
export function precisionMetres(bits: number): number {
  return Math.round((precisionDegrees(bits) * 111_320) / 2);
}
