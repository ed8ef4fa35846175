package org.kosmoconnect.gateway;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of deliveries as routes use them: from the document of a message to the decision that
 * {@code apply-delivery.sql} stores, both JSON.
 */
public final class Deliveries {

  private final Clock clock;

  public Deliveries(Clock clock) {
    this.clock = clock;
  }

  /** Decides what a bridge's report means. */
  public String report(String document, BridgeEvent event) {
    return DeliveryJson.write(DeliveryRules.report(read(document), event, clock.millis()));
  }

  /** Decides what it means that time passed. */
  public String wake(String document) {
    return DeliveryJson.write(DeliveryRules.wake(read(document), clock.millis()));
  }

  /**
   * Decides what it means that the bridge of an attempt went away.
   *
   * @param attempt its number
   */
  public String lost(String document, int attempt) {
    return DeliveryJson.write(DeliveryRules.bridgeLost(read(document), attempt, clock.millis()));
  }

  /** Decides whether a sender may take a message back; null when it is too late. */
  public @Nullable String cancel(String document) {
    return DeliveryRules.cancel(read(document), clock.millis())
        .map(DeliveryJson::write)
        .orElse(null);
  }

  /** Reads a row of {@code claim-outbox.sql}. */
  public Offer offer(Map<String, Object> row) {
    Command.Kind kind = Command.Kind.valueOf(text(row, "kind").toUpperCase(Locale.ROOT));
    String message = text(row, "message");
    return new Offer(
        text(row, "bridge"),
        // A request has a name of its own, for the bridge remembers an attempt by both.
        kind == Command.Kind.NODEINFO ? message + ":key" : message,
        (int) number(row, "attempt"),
        kind,
        Long.parseUnsignedLong(text(row, "token")),
        number(row, "to"),
        text(row, "channel"),
        (String) row.get("text"),
        number(row, "reply_packet"),
        (Boolean) value(row, "reaction"),
        (int) number(row, "priority"),
        number(row, "deadline"),
        (int) number(row, "airtime_ms"),
        text(row, "public_key"));
  }

  private static Object value(Map<String, Object> row, String column) {
    Object value = row.get(column);
    if (value == null) {
      throw new IllegalArgumentException("the row lacks " + column);
    }
    return value;
  }

  private static String text(Map<String, Object> row, String column) {
    return (String) value(row, column);
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) value(row, column)).longValue();
  }

  private static Delivery read(String document) {
    return DeliveryJson.delivery(DeliveryJson.parse(document));
  }
}
