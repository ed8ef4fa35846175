package org.kosmoconnect.airtime;

import java.util.Map;

/**
 * How LoRa is sent, and so how long a frame takes.
 *
 * <p>Source: Semtech AN1200.13 and the SX1261/2 data sheet §6.1.4; preamble and low-data-rate
 * optimisation as Meshtastic firmware sets them.
 *
 * @param bandwidth kHz, above 0
 * @param spreadingFactor 5 to 12
 * @param codingRate 5 to 8, the lower half of 4/5 to 4/8
 */
public record Modulation(double bandwidth, int spreadingFactor, int codingRate) {

  private static final int PREAMBLE = 16;

  /** Sync word and start of frame; longer with the two fastest spreading factors. */
  private static final double SYNC = 4.25;

  private static final double SYNC_OF_FAST = 6.25;
  private static final int LAST_OF_FAST = 6;

  /** Symbols of a payload's first block, whatever its length. */
  private static final int FIRST_BLOCK = 8;

  private static final int CRC_BITS = 16;
  private static final int HEADER_BITS = 20;
  private static final int PADDING_BITS = 8;

  /** From this length of a symbol on, ms, radios spend two bits a symbol on drifting clocks. */
  private static final double SLOW_SYMBOL = 16;

  /** What the radio's whole numbers stand for, kHz. */
  private static final Map<Integer, Double> FRACTIONS =
      Map.of(15, 15.6, 31, 31.25, 62, 62.5, 200, 203.125, 400, 406.25, 800, 812.5, 1600, 1625.0);

  /**
   * @throws IllegalArgumentException when a value is out of its range
   */
  public Modulation {
    if (!(bandwidth > 0)
        || spreadingFactor < 5
        || spreadingFactor > 12
        || codingRate < 5
        || codingRate > 8) {
      throw new IllegalArgumentException(
          "no LoRa modulation: %s kHz, SF %d, 4/%d"
              .formatted(bandwidth, spreadingFactor, codingRate));
    }
  }

  /**
   * Returns the modulation that a radio is set to by hand.
   *
   * @param bandwidth as in its configuration: whole kHz, where 31 means 31.25
   * @throws IllegalArgumentException when that is no modulation
   */
  public static Modulation custom(int bandwidth, int spreadingFactor, int codingRate) {
    return new Modulation(
        FRACTIONS.getOrDefault(bandwidth, (double) bandwidth), spreadingFactor, codingRate);
  }

  /** Returns the length of a symbol, ms. */
  public double symbolMillis() {
    return (1 << spreadingFactor) / bandwidth;
  }

  /**
   * Returns how long a frame is on the air, ms, with the preamble of Meshtastic.
   *
   * @param bytes of the whole frame, its 16 bytes of header among them; 0 to 255
   */
  public double airtimeMillis(int bytes) {
    return airtimeMillis(bytes, PREAMBLE);
  }

  /**
   * Returns how long a frame is on the air, ms.
   *
   * @param bytes of the whole frame, 0 to 255
   * @param preamble symbols of the preamble
   * @throws IllegalArgumentException when no frame is so long
   */
  public double airtimeMillis(int bytes, int preamble) {
    if (bytes < 0 || bytes > Frame.LONGEST) {
      throw new IllegalArgumentException("no frame has " + bytes + " bytes");
    }
    boolean fast = spreadingFactor <= LAST_OF_FAST;
    int bitsPerSymbol = symbolMillis() > SLOW_SYMBOL ? spreadingFactor - 2 : spreadingFactor;
    int bits = 8 * bytes + CRC_BITS + HEADER_BITS - 4 * spreadingFactor + (fast ? 0 : PADDING_BITS);
    double blocks = Math.ceil(Math.max(bits, 0) / (4.0 * bitsPerSymbol));
    double symbols = preamble + (fast ? SYNC_OF_FAST : SYNC) + FIRST_BLOCK + blocks * codingRate;
    return symbols * symbolMillis();
  }
}
