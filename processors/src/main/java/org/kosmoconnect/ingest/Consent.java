package org.kosmoconnect.ingest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.kosmoconnect.model.Packet;

/**
 * Withholds what its owner has not allowed to be published (spec 4 "Consent"): a packet passes with
 * the ok_to_mqtt bit, and without it only from our own stations or when it is addressed to a
 * bridge's own node.
 */
public final class Consent {

  private final boolean ignored;
  private volatile Set<Long> stationNodes = Set.of();
  private volatile Set<Long> bridgeNodes = Set.of();

  /**
   * @param ignored the operator's documented choice to publish what nobody allowed
   */
  public Consent(boolean ignored) {
    this.ignored = ignored;
  }

  /** Decides what may be done with the packet. */
  public Heard respect(Heard heard) {
    return heard.as(visibility(heard.packet()));
  }

  /** Takes the nodes of stations and of bridges, as read from the database. */
  public void refresh(List<Map<String, Object>> rows) {
    stationNodes = nodes(rows, "station");
    bridgeNodes = nodes(rows, "bridge");
  }

  private Visibility visibility(Packet packet) {
    if (ignored
        || Boolean.TRUE.equals(packet.okToMqtt())
        || stationNodes.contains(packet.from().num())) {
      return Visibility.PUBLIC;
    }
    boolean concernsUs =
        packet.to().equals(packet.gateway()) || bridgeNodes.contains(packet.to().num());
    return concernsUs || !packet.readable() ? Visibility.PRIVATE : Visibility.WITHHELD;
  }

  private static Set<Long> nodes(List<Map<String, Object>> rows, String kind) {
    return rows.stream()
        .filter(row -> kind.equals(row.get("kind")))
        .map(row -> ((Number) Objects.requireNonNull(row.get("node"))).longValue())
        .collect(Collectors.toUnmodifiableSet());
  }
}
