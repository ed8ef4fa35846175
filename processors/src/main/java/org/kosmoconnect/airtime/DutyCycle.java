package org.kosmoconnect.airtime;

import java.util.Map;

/**
 * The share of an hour that the law of a region leaves to one transmitter, as Meshtastic firmware
 * knows it. A radio refuses to send beyond it.
 */
public final class DutyCycle {

  /** Number of the worldwide region on 2.4 GHz. */
  public static final int LORA_24 = 13;

  /** EU_433, EU_868, TH, UA_433 and EU_N_868; EU_866 for radios that are no routers. */
  private static final Map<Integer, Double> SHARES =
      Map.of(2, 0.1, 3, 0.1, 12, 0.1, 14, 0.1, 32, 0.1, 29, 0.025);

  private DutyCycle() {}

  /**
   * Returns the share of a region, above 0 to 1.
   *
   * @param region number of the region in a radio's configuration; one without a limit, or an
   *     unknown one, gives 1
   */
  public static double of(int region) {
    return SHARES.getOrDefault(region, 1.0);
  }
}
