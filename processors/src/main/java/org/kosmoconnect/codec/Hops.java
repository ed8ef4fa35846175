package org.kosmoconnect.codec;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/**
 * How far a packet has come.
 *
 * @param limit hops left, 0..7; null when out of range
 * @param start hops allowed, 0..7; null when not told or out of range
 * @param away hops taken; null when unknown
 */
record Hops(@Nullable Integer limit, @Nullable Integer start, @Nullable Integer away) {

  private static final int MOST = 7;

  /**
   * Reads the hop counters.
   *
   * @param modern whether the sender's firmware fills hop_start, told by the presence of a
   *     bitfield; only then does a missing hop_start mean that the packet was allowed no hop
   */
  static Hops of(MeshPacket packet, boolean modern) {
    Integer limit = inRange(packet.getHopLimit());
    Integer start = packet.getHopStart() == 0 && !modern ? null : inRange(packet.getHopStart());
    return new Hops(limit, start, away(limit, start));
  }

  private static @Nullable Integer away(@Nullable Integer limit, @Nullable Integer start) {
    return limit == null || start == null || start < limit ? null : start - limit;
  }

  private static @Nullable Integer inRange(int hops) {
    return hops < 0 || hops > MOST ? null : hops;
  }
}
