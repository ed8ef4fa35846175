package org.kosmoconnect.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for a bridge.
 *
 * @param delivery it
 * @param account of its sender, {@link #SYSTEM} for a text of the hub itself
 * @param weight of the sender's plan
 * @param bytes of the text on the air
 * @param refers whether it answers a packet
 * @param channel it goes to; null for a direct message
 * @param paced another text went to its recipient just now
 * @param heard by which bridges its recipient was heard within 24 hours, by their ids
 */
record Waiting(
    Delivery delivery,
    String account,
    double weight,
    int bytes,
    boolean refers,
    @Nullable String channel,
    boolean paced,
    Map<String, Heard> heard) {

  /** Stands for the hub among the accounts. */
  static final String SYSTEM = "system";

  /** How long a bridge is passed over for a message that came to nothing there. */
  private static final long AVOID = 60_000;

  /** How a bridge heard a node last. */
  record Heard(long millisAgo, @Nullable Integer hopsAway, @Nullable Double snr) {}

  static Waiting read(JsonObject row) {
    Map<String, Heard> heard = new LinkedHashMap<>();
    for (JsonObject one : DeliveryJson.rows(row, "heard")) {
      Number hops = DeliveryJson.optionalNumber(one, "hopsAway");
      Number snr = DeliveryJson.optionalNumber(one, "snr");
      heard.put(
          DeliveryJson.text(one, "bridge"),
          new Heard(
              DeliveryJson.number(one, "millisAgo"),
              hops == null ? null : Integer.valueOf(hops.intValue()),
              snr == null ? null : Double.valueOf(snr.doubleValue())));
    }
    String account = DeliveryJson.optionalText(row, "account");
    return new Waiting(
        DeliveryJson.delivery(DeliveryJson.row(row, "delivery")),
        account == null ? SYSTEM : account,
        DeliveryJson.real(row, "weight"),
        (int) DeliveryJson.number(row, "bytes"),
        DeliveryJson.flag(row, "refers"),
        DeliveryJson.optionalText(row, "channel"),
        DeliveryJson.flag(row, "paced"),
        heard);
  }

  boolean isSystem() {
    return account.equals(SYSTEM);
  }

  /** Returns of what one goes at a time: a recipient needs a pause, a channel does not. */
  String lane() {
    return delivery.isBroadcast() ? delivery.id() : Long.toString(delivery.to());
  }

  /** Returns the bridges that could transmit it, whatever they have to do. */
  List<Candidate> candidates(Collection<Bridge> bridges, double share, long now) {
    List<Candidate> all = new ArrayList<>();
    List<Candidate> fresh = new ArrayList<>();
    for (Bridge bridge : bridges) {
      Heard last = heard.get(bridge.id());
      boolean reaches = delivery.isBroadcast() || last != null;
      if (!reaches || !bridge.knows(channel) || bridge.radio() == delivery.to()) {
        continue;
      }
      Candidate candidate =
          new Candidate(
              bridge.id(),
              bridge.radio(),
              last == null ? null : Long.valueOf(last.millisAgo()),
              last == null ? null : last.hopsAway(),
              last == null ? null : last.snr(),
              bridge.load(share));
      all.add(candidate);
      if (!failedAt(bridge.id(), now)) {
        fresh.add(candidate);
      }
    }
    return fresh.isEmpty() ? all : fresh;
  }

  private boolean failedAt(String bridge, long now) {
    return delivery.attempts().stream()
        .anyMatch(
            one ->
                one.bridge().equals(bridge)
                    && (one.state() == AttemptState.WITHDRAWN
                        || one.state() == AttemptState.REFUSED)
                    && now - one.resultAt() < AVOID);
  }
}
