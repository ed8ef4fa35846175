package org.kosmoconnect.testbed.radio;

import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig.RegionCode;

/**
 * What the owner of a radio has set.
 *
 * @param region decides how much of an hour it may transmit
 * @param okToMqtt whether what it says may be published
 * @param clientProxy whether its host carries its MQTT messages
 * @param telemetry whether it tells its client of itself once a minute
 */
public record RadioSettings(
    RegionCode region, boolean okToMqtt, boolean clientProxy, boolean telemetry) {

  /** As the recorded radio was set, but without its own telemetry. */
  public static final RadioSettings RECORDED =
      new RadioSettings(RegionCode.US, false, false, false);

  /** A radio in Europe whose owner shares what it says. */
  public static final RadioSettings EUROPE =
      new RadioSettings(RegionCode.EU_868, true, false, true);

  /** The same with the host as the way to the broker. */
  public RadioSettings withClientProxy() {
    return new RadioSettings(region, okToMqtt, true, telemetry);
  }

  /** Returns the MQTT root that the region's radios use. */
  String root() {
    return "msh/" + region;
  }

  /** Returns how much of an hour it may transmit, in percent. */
  double dutyCycle() {
    return switch (region) {
      case EU_868, EU_433, EU_N_868, UA_433, TH -> 10;
      case EU_866 -> 2.5;
      default -> 100;
    };
  }
}
