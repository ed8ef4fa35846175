package org.kosmoconnect.gateway;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries as the database writes them, and decisions as {@code apply-delivery.sql} reads them.
 */
final class DeliveryJson {

  private DeliveryJson() {}

  static JsonObject parse(String document) {
    try {
      return (JsonObject) Jsoner.deserialize(document);
    } catch (DeserializationException e) {
      throw new IllegalArgumentException("not a document of the database", e);
    }
  }

  static Delivery delivery(JsonObject document) {
    Collection<?> attempts = (Collection<?>) document.get("attempts");
    return new Delivery(
        (String) document.get("id"),
        number(document, "to"),
        MessageState.of((String) document.get("state")),
        (String) document.get("reason"),
        (String) document.get("waiting"),
        (Boolean) document.get("ended"),
        Charge.of((String) document.get("charge")),
        number(document, "deadline"),
        document.get("nextTryAt") == null ? null : number(document, "nextTryAt"),
        (Boolean) document.get("askedNodeInfo"),
        (Boolean) document.get("permitted"),
        attempts.stream().map(one -> attempt((JsonObject) one)).toList());
  }

  private static Attempt attempt(JsonObject row) {
    return new Attempt(
        (int) number(row, "number"),
        (String) row.get("bridge"),
        number(row, "radio"),
        number(row, "packetId"),
        AttemptState.of((String) row.get("state")),
        Long.parseUnsignedLong((String) row.get("token")),
        number(row, "offeredAt"),
        number(row, "grantedAt"),
        number(row, "acceptedAt"),
        number(row, "resultAt"),
        row.get("error") == null ? null : (int) number(row, "error"),
        real(row, "airtimeMillis"));
  }

  static long number(JsonObject row, String key) {
    return ((Number) row.get(key)).longValue();
  }

  static double real(JsonObject row, String key) {
    return ((Number) row.get(key)).doubleValue();
  }

  /** Writes a decision. */
  static String write(Decision decision) {
    Delivery after = decision.after();
    JsonObject object = new JsonObject();
    object.put("id", after.id());
    object.put("state", after.state().key());
    object.put("reason", after.reason());
    object.put("waiting", after.waiting());
    object.put("ended", after.ended());
    object.put("charge", after.charge().key());
    object.put("nextTryAt", after.nextTryAt());
    object.put("wakeAt", decision.wakeAt() == Long.MAX_VALUE ? null : decision.wakeAt());
    object.put("askedNodeInfo", after.askedNodeInfo());
    object.put("usage", usage(decision.before().charge(), after.charge()));
    object.put("attempts", array(after.attempts().stream().map(DeliveryJson::write).toList()));
    object.put("timeline", array(decision.timeline().stream().map(DeliveryJson::write).toList()));
    object.put("commands", array(decision.commands().stream().map(DeliveryJson::write).toList()));
    return object.toJson();
  }

  private static @Nullable String usage(Charge before, Charge after) {
    if (before == after) {
      return null;
    }
    return after == Charge.CONSUMED ? "consume" : "return";
  }

  private static JsonArray array(List<JsonObject> rows) {
    JsonArray array = new JsonArray();
    array.addAll(rows);
    return array;
  }

  private static JsonObject write(Attempt attempt) {
    JsonObject row = new JsonObject();
    row.put("number", attempt.number());
    row.put("bridge", attempt.bridge());
    row.put("radio", attempt.radio());
    row.put("packetId", attempt.packetId());
    row.put("state", attempt.state().key());
    row.put("token", Long.toUnsignedString(attempt.token()));
    row.put("offeredAt", attempt.offeredAt());
    row.put("grantedAt", attempt.grantedAt());
    row.put("acceptedAt", attempt.acceptedAt());
    row.put("resultAt", attempt.resultAt());
    row.put("error", attempt.error());
    row.put("airtimeMillis", attempt.airtimeMillis());
    return row;
  }

  private static JsonObject write(Happening happening) {
    JsonObject row = new JsonObject();
    row.put("state", happening.state().key());
    row.put("what", happening.what());
    row.put("actor", happening.actor().key());
    row.put("source", happening.source().key());
    row.put("attempt", happening.attempt());
    row.put("bridge", happening.bridge());
    row.put("packetId", happening.packetId());
    row.put("error", happening.error());
    row.put("snr", happening.snr());
    row.put("key", happening.key());
    return row;
  }

  private static JsonObject write(Command command) {
    JsonObject row = new JsonObject();
    row.put("bridge", command.bridge());
    row.put("attempt", command.attempt());
    row.put("kind", command.kind().name().toLowerCase(Locale.ROOT));
    row.put("token", Long.toUnsignedString(command.token()));
    return row;
  }
}
