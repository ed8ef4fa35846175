package org.kosmoconnect.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kosmoconnect.model.PacketKey;

/**
 * One batch on its way to the database: what was heard, reduced to one packet a key, and what of it
 * proved new.
 */
public final class UplinkBatch {

  private final List<Heard> heard;
  private final List<Heard> kept = new ArrayList<>();
  private final List<Heard> packets;
  private final List<Heard> news = new ArrayList<>();
  private final Map<String, Object> columns;
  private final PacketClock clock;

  UplinkBatch(List<Heard> heard, PacketClock clock, int windowDays) {
    this.heard = heard;
    this.clock = clock;
    heard.stream().filter(one -> !one.withheld()).forEach(kept::add);
    this.packets = distinct(kept);
    this.columns = PacketRows.packets(packets, windowDays);
  }

  /** Returns the parameters of {@code store-packets.sql}. */
  public Map<String, Object> packets() {
    return columns;
  }

  /** Notes which packets were new; {@code ordinals} are positions in {@link #packets()}. */
  void accept(List<Map<String, Object>> ordinals) {
    news.clear();
    ordinals.forEach(row -> news.add(packets.get(ordinal(row))));
  }

  private static int ordinal(Map<String, Object> row) {
    return ((Number) Objects.requireNonNull(row.get("ord"))).intValue();
  }

  /** Everything heard, copies and withheld ones too. */
  List<Heard> heard() {
    return heard;
  }

  /** What may be kept, one element a reception. */
  List<Heard> kept() {
    return kept;
  }

  /** Packets that the database did not know. */
  List<Heard> news() {
    return news;
  }

  /** Decides which device times are believed. */
  PacketClock clock() {
    return clock;
  }

  /** One a key; a copy that could not be read gives way to one that could. */
  private static List<Heard> distinct(List<Heard> kept) {
    Map<PacketKey, Heard> byKey = new LinkedHashMap<>(kept.size() * 2);
    Set<Map.Entry<Long, Long>> readable = new HashSet<>();
    for (Heard one : kept) {
      byKey.putIfAbsent(one.packet().key(), one);
      if (one.packet().readable()) {
        readable.add(Map.entry(one.packet().from().num(), one.packet().id()));
      }
    }
    return byKey.values().stream()
        .filter(
            one ->
                one.packet().readable()
                    || !readable.contains(Map.entry(one.packet().from().num(), one.packet().id())))
        .toList();
  }
}
