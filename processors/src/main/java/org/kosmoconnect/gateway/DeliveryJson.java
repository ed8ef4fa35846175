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
    Number nextTryAt = optionalNumber(document, "nextTryAt");
    return new Delivery(
        text(document, "id"),
        number(document, "to"),
        MessageState.of(text(document, "state")),
        optionalText(document, "reason"),
        optionalText(document, "waiting"),
        flag(document, "ended"),
        Charge.of(text(document, "charge")),
        number(document, "deadline"),
        nextTryAt == null ? null : Long.valueOf(nextTryAt.longValue()),
        flag(document, "askedNodeInfo"),
        flag(document, "permitted"),
        rows(document, "attempts").stream().map(DeliveryJson::attempt).toList());
  }

  private static Attempt attempt(JsonObject row) {
    Number error = optionalNumber(row, "error");
    return new Attempt(
        (int) number(row, "number"),
        text(row, "bridge"),
        number(row, "radio"),
        number(row, "packetId"),
        AttemptState.of(text(row, "state")),
        Long.parseUnsignedLong(text(row, "token")),
        number(row, "offeredAt"),
        number(row, "grantedAt"),
        number(row, "acceptedAt"),
        number(row, "resultAt"),
        error == null ? null : Integer.valueOf(error.intValue()),
        real(row, "airtimeMillis"));
  }

  /**
   * Returns a member.
   *
   * @throws IllegalArgumentException when the database has not written it
   */
  private static Object member(JsonObject row, String key) {
    Object value = row.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the document lacks " + key);
    }
    return value;
  }

  static String text(JsonObject row, String key) {
    return (String) member(row, key);
  }

  static @Nullable String optionalText(JsonObject row, String key) {
    return (String) row.get(key);
  }

  static boolean flag(JsonObject row, String key) {
    return (Boolean) member(row, key);
  }

  static long number(JsonObject row, String key) {
    return ((Number) member(row, key)).longValue();
  }

  static double real(JsonObject row, String key) {
    return ((Number) member(row, key)).doubleValue();
  }

  static @Nullable Number optionalNumber(JsonObject row, String key) {
    return (Number) row.get(key);
  }

  static JsonObject row(JsonObject row, String key) {
    return (JsonObject) member(row, key);
  }

  static List<JsonObject> rows(JsonObject row, String key) {
    return ((Collection<?>) member(row, key)).stream().map(JsonObject.class::cast).toList();
  }

  static List<String> texts(JsonObject row, String key) {
    return ((Collection<?>) member(row, key)).stream().map(String.class::cast).toList();
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
