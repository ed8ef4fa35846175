package org.kosmoconnect.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.airtime.DutyCycle;
import org.kosmoconnect.airtime.Frame;
import org.kosmoconnect.airtime.MeshTime;
import org.kosmoconnect.airtime.Modulation;
import org.kosmoconnect.airtime.Preset;

/**
 * A bridge as the planner sees it.
 *
 * @param id enrolment id
 * @param radio node number of its radio
 * @param region of its radio, as in the radio's configuration
 * @param modulation of its radio
 * @param utilisation of the channel, percent
 * @param airUtilTx what its radio sent in the last hour, everything included, percent
 * @param charged milliseconds of airtime charged in the last hour
 * @param chargedBefore those of them that its reported {@code airUtilTx} already covers
 * @param chargedToSystem those of them that went to texts of the hub itself
 * @param waiting attempts that it has and has not transmitted
 * @param channels names that its radio knows
 * @param deficits whose turn it is
 */
record Bridge(
    String id,
    long radio,
    int region,
    Modulation modulation,
    double utilisation,
    double airUtilTx,
    double charged,
    double chargedBefore,
    double chargedToSystem,
    int waiting,
    List<String> channels,
    Map<String, Double> deficits) {

  /** Airtime that fits into an hour of the database, ms. */
  private static final double HOUR = 3_600_000 * MeshTime.haste();

  /** Attempts on a bridge at a time: few, so that its queue decides nothing about fairness. */
  static final int WINDOW = 4;

  /** The radio sends up to three times before it gives up. */
  private static final int TRANSMISSIONS = 3;

  static Bridge read(JsonObject row) {
    Map<String, Double> deficits = new LinkedHashMap<>();
    for (JsonObject share : DeliveryJson.rows(row, "deficits")) {
      deficits.put(DeliveryJson.text(share, "account"), DeliveryJson.real(share, "millis"));
    }
    int region = (int) DeliveryJson.number(row, "region");
    Number preset = DeliveryJson.optionalNumber(row, "preset");
    return new Bridge(
        DeliveryJson.text(row, "id"),
        DeliveryJson.number(row, "radio"),
        region,
        Preset.of(preset == null ? 0 : preset.intValue()).modulation(region),
        DeliveryJson.real(row, "utilisation"),
        DeliveryJson.real(row, "airUtilTx"),
        DeliveryJson.real(row, "charged"),
        DeliveryJson.real(row, "chargedBefore"),
        DeliveryJson.real(row, "chargedToSystem"),
        (int) DeliveryJson.number(row, "waiting"),
        DeliveryJson.texts(row, "channels"),
        deficits);
  }

  /** Returns what a text takes of the air, ms, with the radio's repetitions. */
  double airtime(int bytes, boolean broadcast, boolean refers) {
    Frame plain = broadcast ? Frame.broadcast(bytes) : Frame.direct(bytes);
    Frame frame = refers ? plain.refers() : plain;
    return TRANSMISSIONS * modulation.airtimeMillis(Math.min(frame.bytes(), Frame.LONGEST));
  }

  /** Returns what may be sent in an hour, ms. */
  double budget(double share) {
    return HOUR * Math.min(DutyCycle.of(region), share);
  }

  /**
   * Returns what is left of it, ms. What was charged is corrected by what the radio says it sent:
   * it cannot have spent more than that on our texts.
   */
  double left(double share) {
    double sent = airUtilTx / 100 * HOUR;
    double used = Math.min(charged, Math.min(chargedBefore, sent) + charged - chargedBefore);
    double region = HOUR * DutyCycle.of(region()) - sent - (charged - chargedBefore);
    return Math.min(budget(share) - used, region);
  }

  boolean isBusy(double busiest) {
    return utilisation > busiest;
  }

  double load(double share) {
    double budget = budget(share);
    return budget <= 0 ? 1 : Math.min(1, Math.max(0, 1 - left(share) / budget));
  }

  /** Returns whether its radio has a channel; a direct message needs none. */
  boolean knows(@Nullable String channel) {
    return channel == null || channels.contains(channel);
  }
}
