package org.kosmoconnect.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kosmoconnect.model.ReadingKind;

/** Arranges a batch into the rows of each table. */
public final class UplinkRows {

  private final PacketClock packetClock;
  private final String instance;
  private final int windowDays;

  /**
   * @param packetClock decides which device times are believed
   * @param instance name of this ingester, under which it counts
   * @param windowDays days after which a known packet id is a new packet
   */
  public UplinkRows(PacketClock packetClock, String instance, int windowDays) {
    this.packetClock = packetClock;
    this.instance = instance;
    this.windowDays = windowDays;
  }

  /** Takes the bodies of a batch. */
  public UplinkBatch arrange(List<Heard> heard) {
    return new UplinkBatch(heard, packetClock, windowDays);
  }

  /**
   * Lists the statements that follow {@code store-packets.sql}, each with its parameters and in the
   * order in which every ingester runs them. Tables for which there is nothing are left out.
   *
   * @param newPackets ordinals of the packets that the database did not know
   */
  public List<Map<String, Object>> tables(UplinkBatch batch, List<Map<String, Object>> newPackets) {
    batch.accept(newPackets);
    List<Map<String, Object>> tables = new ArrayList<>();
    add(
        tables,
        "store-receptions",
        PacketRows.receptions(batch.kept()),
        Map.of("window_days", windowDays));
    add(tables, "store-bridges", NodeRows.bridges(batch.kept()), Map.of());
    add(tables, "store-nodes", NodeRows.nodes(batch.heard(), packetClock), Map.of());
    add(tables, "store-positions", NodeRows.positions(batch.news(), packetClock), Map.of());
    add(tables, "store-links", LinkRows.links(batch.news()), Map.of());
    for (ReadingKind kind : ReadingKind.values()) {
      Columns readings = ReadingRows.readings(kind, batch.news(), packetClock);
      add(
          tables,
          "store-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
          readings,
          Map.of());
    }
    add(tables, "store-inbound-texts", InboundRows.texts(batch.kept()), Map.of());
    tables.add(named("count-traffic", TrafficRow.of(batch, instance)));
    // Last, for it locks a row that every writer of that bridge needs.
    add(tables, "store-spools", SpoolRows.settled(batch.heard()), Map.of());
    return tables;
  }

  /** Adds the statement's name and how many parameters it takes, each of them once. */
  private static Map<String, Object> named(String statement, Map<String, Object> parameters) {
    int count = parameters.size();
    parameters.put("statement", statement);
    parameters.put("parameters", count);
    return parameters;
  }

  private static void add(
      List<Map<String, Object>> tables, String statement, Columns rows, Map<String, Object> more) {
    if (rows.isEmpty()) {
      return;
    }
    Map<String, Object> table = rows.toMap();
    table.putAll(more);
    tables.add(named(statement, table));
  }
}
