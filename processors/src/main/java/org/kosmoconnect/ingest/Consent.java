package org.kosmoconnect.ingest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.Packet;

/**
 * Withholds what its owner has not allowed to be published (spec 4 "Consent"): what the owner of a
 * claimed node says counts; otherwise a packet passes with the ok_to_mqtt bit, and without it only
 * from our own stations or when it is addressed to a bridge's own node. Positions are made as
 * coarse as the owner wants them; of erased nodes nothing is kept.
 */
public final class Consent {

  /** What the owner of a node says of it; null leaves it to the node. */
  private record Wish(@Nullable Boolean consent, @Nullable Integer precisionBits) {}

  private static final Wish NONE = new Wish(null, null);

  private final boolean ignored;
  private final LongPredicate erased;
  private volatile Set<Long> stationNodes = Set.of();
  private volatile Set<Long> bridgeNodes = Set.of();
  private volatile Map<Long, Wish> wishes = Map.of();

  /**
   * @param ignored the operator's documented choice to publish what nobody allowed
   * @param erased tells of a node number whether its owner had it erased
   */
  public Consent(boolean ignored, LongPredicate erased) {
    this.ignored = ignored;
    this.erased = erased;
  }

  /** Decides what may be done with the packet. */
  public Heard respect(Heard heard) {
    long node = heard.packet().from().num();
    if (erased.test(node)) {
      return heard.as(Visibility.ERASED);
    }
    Wish wish = wishes.getOrDefault(node, NONE);
    Heard judged = heard.as(visibility(heard.packet(), wish));
    return wish.precisionBits() == null ? judged : CoarsePlace.of(judged, wish.precisionBits());
  }

  /**
   * Takes the nodes of stations and of bridges and those with an owner, as the database has them.
   */
  public void refresh(List<Map<String, Object>> rows) {
    stationNodes = nodes(rows, "station");
    bridgeNodes = nodes(rows, "bridge");
    wishes =
        rows.stream()
            .filter(row -> "owned".equals(row.get("kind")))
            .collect(
                Collectors.toUnmodifiableMap(
                    Consent::node,
                    row ->
                        new Wish(
                            (Boolean) row.get("consent"),
                            row.get("precision_bits") instanceof Number bits
                                ? bits.intValue()
                                : null)));
  }

  private Visibility visibility(Packet packet, Wish wish) {
    boolean allowed =
        wish.consent() == null ? ignored || Boolean.TRUE.equals(packet.okToMqtt()) : wish.consent();
    if (allowed || stationNodes.contains(packet.from().num())) {
      return Visibility.PUBLIC;
    }
    boolean concernsUs =
        packet.to().equals(packet.gateway()) || bridgeNodes.contains(packet.to().num());
    return concernsUs || !packet.readable() ? Visibility.PRIVATE : Visibility.WITHHELD;
  }

  private static Set<Long> nodes(List<Map<String, Object>> rows, String kind) {
    return rows.stream()
        .filter(row -> kind.equals(row.get("kind")))
        .map(Consent::node)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Long node(Map<String, Object> row) {
    return ((Number) Objects.requireNonNull(row.get("node"))).longValue();
  }
}
