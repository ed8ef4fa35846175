package org.kosmoconnect.airtime;

import java.util.Arrays;

/** The modem presets of Meshtastic 2.8, with their modulation below 1 GHz. */
public enum Preset {
  LONG_FAST(0, 250, 11, 5),
  LONG_SLOW(1, 125, 12, 8),
  VERY_LONG_SLOW(2, 62.5, 12, 8),
  MEDIUM_SLOW(3, 250, 10, 5),
  MEDIUM_FAST(4, 250, 9, 5),
  SHORT_SLOW(5, 250, 8, 5),
  SHORT_FAST(6, 250, 7, 5),
  LONG_MODERATE(7, 125, 11, 8),
  SHORT_TURBO(8, 500, 7, 5),
  LONG_TURBO(9, 500, 11, 8),
  LITE_FAST(10, 125, 9, 5),
  LITE_SLOW(11, 125, 10, 5),
  NARROW_FAST(12, 62.5, 7, 6),
  NARROW_SLOW(13, 62.5, 8, 6),
  TINY_FAST(14, 15.6, 7, 5),
  TINY_SLOW(15, 15.6, 8, 6),
  MEDIUM_TURBO(16, 500, 9, 5);

  /** On 2.4 GHz the same presets take this many times the bandwidth. */
  private static final double WIDE = 3.25;

  private final int number;
  private final Modulation modulation;

  Preset(int number, double bandwidth, int spreadingFactor, int codingRate) {
    this.number = number;
    this.modulation = new Modulation(bandwidth, spreadingFactor, codingRate);
  }

  /**
   * Returns the preset of a number.
   *
   * @param number as in a radio's configuration; an unknown one is taken for the radio's default
   */
  public static Preset of(int number) {
    return Arrays.stream(values())
        .filter(preset -> preset.number == number)
        .findFirst()
        .orElse(LONG_FAST);
  }

  /** Returns its number in a radio's configuration. */
  public int number() {
    return number;
  }

  /** Returns how it is sent below 1 GHz. */
  public Modulation modulation() {
    return modulation;
  }

  /**
   * Returns how it is sent in a region.
   *
   * @param region number of the region in a radio's configuration
   */
  public Modulation modulation(int region) {
    return region == DutyCycle.LORA_24
        ? new Modulation(
            modulation.bandwidth() * WIDE, modulation.spreadingFactor(), modulation.codingRate())
        : modulation;
  }
}
