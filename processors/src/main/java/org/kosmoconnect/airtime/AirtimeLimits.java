package org.kosmoconnect.airtime;

/**
 * How much of the air a bridge may take.
 *
 * @param dutyCycle share of an hour that the region allows, 0 to 1
 * @param share share of an hour that its owner allows, 0 to 1
 * @param busiest channel utilisation above which nothing is sent, percent
 */
public record AirtimeLimits(double dutyCycle, double share, double busiest) {

  /** What owners allow unless they say otherwise. */
  public static final double USUAL_SHARE = 0.05;

  /** Polite radios are silent above it, percent. */
  public static final double USUAL_BUSIEST = 25;

  private static final double HOUR = 3_600_000;

  /**
   * @throws IllegalArgumentException when a share is none
   */
  public AirtimeLimits {
    if (!(dutyCycle >= 0 && dutyCycle <= 1 && share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("shares of an hour are from 0 to 1");
    }
  }

  /** Returns the usual limits in a region. */
  public static AirtimeLimits of(int region) {
    return new AirtimeLimits(DutyCycle.of(region), USUAL_SHARE, USUAL_BUSIEST);
  }

  /** Returns how much may be sent in any hour, ms. */
  public double millisPerHour() {
    return HOUR * Math.min(dutyCycle, share);
  }

  /** Returns how much the region lets the radio send in any hour, ms, its own packets included. */
  public double regionMillisPerHour() {
    return HOUR * dutyCycle;
  }
}
