package org.kosmoconnect.testbed.bench;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kosmoconnect.testbed.load.Expected;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.HubProcess;

/**
 * The same work for one, two and four ingesters on one broker and one database: nothing lost or
 * doubled, and shared. Measured twice, with processes just started and after a warm-up in which
 * each has as much to do as one alone: what a process compiles at its start it compiles once.
 */
final class ScaleBench {

  static final Set<String> NAMES = Set.of("packets", "warm-up", "nodes", "broker", "ingesters");
  static final Set<String> FLAGS = Set.of();

  private final BenchOptions options;
  private final BenchStack stack;
  private final Report report = new Report("scale");
  private final CpuClock database = CpuClock.ofProgram("postgres");
  private int loads;

  private ScaleBench(BenchOptions options, BenchStack stack) {
    this.options = options;
    this.stack = stack;
  }

  static Report run(BenchOptions options) throws Exception {
    String broker = options.values().getOrDefault("broker", "mosquitto");
    try (BenchStack stack = BenchStack.start(broker)) {
      return new ScaleBench(options, stack).run();
    }
  }

  private Report run() throws Exception {
    stack.prepare();
    for (String count : options.values().getOrDefault("ingesters", "1,2,4").split(",")) {
      stack.renew();
      measure(Integer.parseInt(count));
    }
    stack.finish();
    for (String state : List.of("cold", "warm")) {
      for (String count : List.of("2", "4")) {
        String figure = "messagesPerSecond";
        report.ratio(
            state + "Throughput" + count + "To1",
            report.get(count + " " + state, figure),
            report.get("1 " + state, figure));
      }
    }
    return report;
  }

  private void measure(int ingesters) throws Exception {
    int packets = options.number("packets", 60_000);
    long warmUp = (long) options.number("warm-up", 100_000) * ingesters;
    List<HubProcess> hubs = new ArrayList<>();
    try (Connection connection = stack.postgres().connect()) {
      for (int i = 0; i < ingesters; i++) {
        String instance = i == 0 ? BenchStack.INSTANCE : BenchStack.INSTANCE + i;
        hubs.add(stack.hub(instance, Map.of("KOSMO_ROLES", "ingestion"), ConsumerProcess.HEAP_MB));
      }
      List<CpuClock> clocks = hubs.stream().map(hub -> CpuClock.of(hub.pid())).toList();
      measure(ingesters + " cold", load(packets), connection, clocks);
      if (warmUp > 0) {
        measure(ingesters + " warming", load(warmUp), connection, clocks);
        measure(ingesters + " warm", load(packets), connection, clocks);
      }
    } finally {
      hubs.forEach(HubProcess::close);
    }
  }

  /** Each load has nodes of its own, and its readings end now. */
  private PacketLoad load(long packets) {
    return PacketLoad.endingNow(++loads, packets, options.number("nodes", 1000));
  }

  private void measure(
      String variant, PacketLoad load, Connection connection, List<CpuClock> ingesters)
      throws Exception {
    Bench.say("scale: " + variant);
    Expected expected = load.expected();
    Stored before = Stored.read(connection);
    long ingestersBefore = ingesters.stream().mapToLong(CpuClock::micros).sum();
    long databaseBefore = database.micros();
    long began = System.nanoTime();
    load.publish(stack.brokerUrl(), sent -> {});
    Patience.await(
        "Storing",
        Duration.ofMinutes(10),
        () -> Stored.packets(connection) >= before.packets + expected.packets());
    double seconds = (System.nanoTime() - began) / 1e9;
    // The last copies of known packets are no new packets and may still be under way.
    Patience.tryAwait(
        Duration.ofSeconds(20), () -> Stored.read(connection).wrong(before, expected) == 0);
    double messages = expected.messages();
    long ingestersAfter = ingesters.stream().mapToLong(CpuClock::micros).sum();
    Stored after = Stored.read(connection);
    report
        .put(variant, "messagesPerSecond", messages / seconds)
        .put(variant, "cpuMicrosPerMessage", (ingestersAfter - ingestersBefore) / messages)
        .put(
            variant, "databaseCpuMicrosPerMessage", (database.micros() - databaseBefore) / messages)
        .put(variant, "lostOrDoubled", after.wrong(before, expected))
        .put(variant, "largestShareToSmallest", after.unevenness(before, ingesters.size()));
  }

  /**
   * What the database holds.
   *
   * @param copies messages each ingester has stored
   */
  private record Stored(long packets, long receptions, long environment, Map<String, Long> copies) {

    static Stored read(Connection connection) throws Exception {
      Map<String, Long> copies = new TreeMap<>();
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery("select instance, sum(copies) from traffic group by 1")) {
        while (rows.next()) {
          copies.put(rows.getString(1), rows.getLong(2));
        }
      }
      return new Stored(
          BenchStack.count(connection, "select count(*) from packet"),
          BenchStack.count(connection, "select count(*) from reception"),
          BenchStack.count(connection, "select count(*) from environment_reading"),
          copies);
    }

    /** Asks for the sum that the ingesters keep, which costs the database nothing. */
    static long packets(Connection connection) throws Exception {
      return BenchStack.count(connection, "select coalesce(sum(packets), 0) from traffic");
    }

    long wrong(Stored before, Expected expected) {
      return Math.abs(packets - before.packets - expected.packets())
          + Math.abs(receptions - before.receptions - expected.messages())
          + Math.abs(environment - before.environment - expected.environment());
    }

    /** Messages of the busiest ingester by those of the idlest; an idle one makes it infinite. */
    double unevenness(Stored before, int ingesters) {
      var shares =
          copies.entrySet().stream()
              .mapToLong(share -> share.getValue() - before.copies.getOrDefault(share.getKey(), 0L))
              .filter(share -> share > 0)
              .summaryStatistics();
      return shares.getCount() < ingesters
          ? Double.POSITIVE_INFINITY
          : (double) shares.getMax() / shares.getMin();
    }
  }
}
