package org.kosmoconnect.ingest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.ReadingKind;
import org.kosmoconnect.model.Telemetry;

/**
 * Describes a stored batch to live viewers: a JSON array of {@code {event, id, data}}, where data
 * is a ReadingEvent or a NodeEvent of the HTTP contract. Only what was new, public and heard just
 * now: late data belongs into charts.
 */
public final class LiveEvents {

  private static final long NEWS_MILLIS = 15 * 60_000L;

  private final String prefix = Long.toString(System.currentTimeMillis(), 36) + "-";
  private final AtomicLong sequence = new AtomicLong();

  /** Returns the events of a batch, or null when it has none. */
  public @Nullable String describe(UplinkBatch batch) {
    List<Heard> news =
        batch.news().stream()
            .filter(one -> one.visibility() == Visibility.PUBLIC)
            .filter(one -> one.receivedAt() - one.heardAt() < NEWS_MILLIS)
            .toList();
    if (news.isEmpty()) {
      return null;
    }
    JsonArray events = new JsonArray();
    Map<Long, NodeFacts> nodes = new LinkedHashMap<>();
    PacketClock clock = batch.clock();
    for (Heard one : news) {
      nodes.computeIfAbsent(one.packet().from().num(), NodeFacts::new).add(one, clock);
      if (one.packet().content() instanceof Telemetry telemetry && isPublic(telemetry.reading())) {
        events.add(event("reading", reading(one, telemetry.reading(), clock)));
      }
    }
    nodes.values().forEach(node -> events.add(event("node", node(node))));
    return events.toJson();
  }

  /** Health metrics are about a person, and an empty reading is a question. */
  private static boolean isPublic(Reading reading) {
    return reading.kind() != ReadingKind.HEALTH && !reading.isEmpty();
  }

  private JsonObject event(String name, JsonObject data) {
    JsonObject event = new JsonObject();
    event.put("event", name);
    event.put("id", prefix + sequence.incrementAndGet());
    event.put("data", data);
    return event;
  }

  private static JsonObject reading(Heard heard, Reading reading, PacketClock clock) {
    MeasuredAt at = MeasuredAt.of(heard, reading.time(), clock);
    JsonObject values = new JsonObject();
    for (Metric metric : reading.kind().metrics()) {
      double value = reading.value(metric);
      if (!Double.isNaN(value)) {
        values.put(metric.apiName(), value);
      }
    }
    JsonObject data = new JsonObject();
    data.put("node", heard.packet().from().toString());
    data.put("time", Instant.ofEpochMilli(at.millis()).toString());
    data.put("kind", reading.kind().name().toLowerCase(Locale.ROOT));
    data.put("quality", at.quality().name().toLowerCase(Locale.ROOT));
    data.put("flags", RangeCheck.flags(reading, at));
    data.put("values", values);
    return data;
  }

  private static JsonObject node(NodeFacts facts) {
    JsonObject data = new JsonObject();
    data.put("id", new NodeId(facts.num).toString());
    data.put("lastHeard", Instant.ofEpochMilli(facts.lastHeard).toString());
    putIfKnown(data, "longName", facts.longName);
    putIfKnown(data, "shortName", facts.shortName);
    putIfKnown(data, "hopsAway", facts.hopsAway);
    putIfKnown(data, "snr", facts.snr);
    putIfKnown(data, "rssi", facts.rssi);
    if (facts.latitude != null && facts.positionTime != null) {
      JsonObject position = new JsonObject();
      position.put("lat", facts.latitude);
      position.put("lon", facts.longitude);
      putIfKnown(position, "alt", facts.altitude);
      putIfKnown(position, "precisionBits", facts.precisionBits);
      position.put("time", Instant.ofEpochMilli(facts.positionTime).toString());
      data.put("position", position);
    }
    return data;
  }

  private static void putIfKnown(JsonObject object, String key, @Nullable Object value) {
    if (value != null) {
      object.put(key, value);
    }
  }
}
