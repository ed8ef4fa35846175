package org.kosmoconnect.testbed.mesh;

/**
 * Repeatable chance: every draw is a hash of the seed and of what it is drawn for, so that no draw
 * depends on the draws before it.
 */
public record Chance(long seed) {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Returns the chance for a narrower subject. */
  public Chance of(long subject) {
    return new Chance(mix(seed + GOLDEN * (subject + 1)));
  }

  public Chance of(String subject) {
    return of(subject.hashCode());
  }

  public int bits() {
    return (int) (mix(seed) >>> 32);
  }

  /** Evenly from 0 (inclusive) to 1. */
  public double uniform() {
    return (mix(seed) >>> 11) * 0x1.0p-53;
  }

  public double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Near enough to a normal distribution of mean 0 and deviation 1, and never beyond ±3.5. */
  public double gauss() {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += of(i).uniform() - 0.5;
    }
    return sum * Math.sqrt(3);
  }

  public int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
