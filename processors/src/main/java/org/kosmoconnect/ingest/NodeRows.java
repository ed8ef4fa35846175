package org.kosmoconnect.ingest;

import static org.kosmoconnect.ingest.Columns.Type.BOOLEAN;
import static org.kosmoconnect.ingest.Columns.Type.BYTES;
import static org.kosmoconnect.ingest.Columns.Type.DOUBLE;
import static org.kosmoconnect.ingest.Columns.Type.INTEGER;
import static org.kosmoconnect.ingest.Columns.Type.LONG;
import static org.kosmoconnect.ingest.Columns.Type.TEXT;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.Position;

/** Rows of {@code node}, {@code bridge} and {@code position_fix}. */
final class NodeRows {

  /** A bridge as last heard in the batch. */
  private record BridgeFacts(Long node, @Nullable String region, long heardAt) {}

  private NodeRows() {}

  /** One row a node, told by the newest of its packets. */
  static Columns nodes(List<Heard> heard, PacketClock clock) {
    Map<Long, NodeFacts> facts = new LinkedHashMap<>();
    heard.stream()
        .filter(one -> one.visibility() != Visibility.ERASED)
        .sorted(Comparator.comparingLong(Heard::heardAt))
        .forEach(
            one ->
                facts.computeIfAbsent(one.packet().from().num(), NodeFacts::new).add(one, clock));
    Columns columns =
        new Columns()
            .with("num", LONG)
            .with("first_heard", LONG)
            .with("last_heard", LONG)
            .with("published", BOOLEAN)
            .with("long_name", TEXT)
            .with("short_name", TEXT)
            .with("hardware", INTEGER)
            .with("role", INTEGER)
            .with("licensed", BOOLEAN)
            .with("unmessagable", BOOLEAN)
            .with("public_key", BYTES)
            .with("firmware", TEXT)
            .with("latitude", DOUBLE)
            .with("longitude", DOUBLE)
            .with("altitude", DOUBLE)
            .with("precision_bits", INTEGER)
            .with("position_time", LONG)
            .with("hops_away", INTEGER)
            .with("snr", DOUBLE)
            .with("rssi", INTEGER);
    facts
        .values()
        .forEach(
            node ->
                columns.add(
                    node.num,
                    node.firstHeard,
                    node.lastHeard,
                    node.published,
                    node.longName,
                    node.shortName,
                    node.hardware,
                    node.role,
                    node.licensed,
                    node.unmessagable,
                    node.publicKey,
                    node.firmware,
                    node.latitude,
                    node.longitude,
                    node.altitude,
                    node.precisionBits,
                    node.positionTime,
                    node.hopsAway,
                    node.snr,
                    node.rssi));
    return columns;
  }

  static Columns bridges(List<Heard> kept) {
    Map<String, BridgeFacts> byId = new LinkedHashMap<>();
    for (Heard one : kept) {
      byId.merge(
          one.origin().bridge(),
          new BridgeFacts(one.packet().gateway().num(), one.origin().region(), one.heardAt()),
          (a, b) -> a.heardAt() > b.heardAt() ? a : b);
    }
    Columns columns =
        new Columns()
            .with("id", TEXT)
            .with("node", LONG)
            .with("region", TEXT)
            .with("heard_at", LONG);
    byId.forEach((id, bridge) -> columns.add(id, bridge.node(), bridge.region(), bridge.heardAt()));
    return columns;
  }

  static Columns positions(List<Heard> news, PacketClock clock) {
    Columns columns =
        new Columns()
            .with("node", LONG)
            .with("time", LONG)
            .with("source", LONG)
            .with("time_quality", INTEGER)
            .with("received_at", LONG)
            .with("latitude", DOUBLE)
            .with("longitude", DOUBLE)
            .with("altitude", DOUBLE)
            .with("precision_bits", INTEGER)
            .with("ground_speed", DOUBLE)
            .with("ground_track", DOUBLE)
            .with("satellites", INTEGER);
    for (Heard one : news) {
      if (one.packet().content() instanceof Position position
          && NodeFacts.isSomewhere(position.latitude(), position.longitude())) {
        MeasuredAt at = MeasuredAt.of(one, position.bestTime(), clock);
        columns.add(
            one.packet().from().num(),
            at.millis(),
            at.source(),
            at.quality().ordinal(),
            one.receivedAt(),
            position.latitude(),
            position.longitude(),
            position.altitude() == null ? null : position.altitude().doubleValue(),
            position.precisionBits(),
            position.groundSpeed() == null ? null : position.groundSpeed().doubleValue(),
            position.groundTrack() == null ? null : position.groundTrack().doubleValue(),
            position.satellites());
      }
    }
    return columns;
  }
}
