package org.kosmoconnect.testbed.bench;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kosmoconnect.testbed.load.Expected;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.HubProcess;

/**
 * The same work for one, two and four ingesters on one broker and one database: nothing lost or
 * doubled, and shared.
 */
final class ScaleBench {

  static final Set<String> NAMES = Set.of("packets", "nodes", "broker", "ingesters");
  static final Set<String> FLAGS = Set.of();

  private static final String STORED = "select coalesce(sum(packets), 0) from traffic";

  private ScaleBench() {}

  static Report run(BenchOptions options) throws Exception {
    Report report = new Report("scale");
    PacketLoad load =
        PacketLoad.endingNow(1, options.number("packets", 60_000), options.number("nodes", 1000));
    try (BenchStack stack =
        BenchStack.start(options.values().getOrDefault("broker", "mosquitto"))) {
      stack.prepare();
      for (String count : options.values().getOrDefault("ingesters", "1,2,4").split(",")) {
        Bench.say("scale: " + count + " ingesters");
        stack.renew();
        measure(stack, load, Integer.parseInt(count), report);
      }
      stack.finish();
    }
    for (String count : List.of("2", "4")) {
      report.ratio(
          "throughput" + count + "To1",
          report.get(count, "messagesPerSecond"),
          report.get("1", "messagesPerSecond"));
    }
    return report;
  }

  private static void measure(BenchStack stack, PacketLoad load, int ingesters, Report report)
      throws Exception {
    List<HubProcess> hubs = new ArrayList<>();
    try (Connection connection = stack.postgres().connect()) {
      for (int i = 0; i < ingesters; i++) {
        hubs.add(stack.hub(i == 0 ? BenchStack.INSTANCE : BenchStack.INSTANCE + i));
      }
      List<CpuClock> clocks = hubs.stream().map(hub -> CpuClock.of(hub.pid())).toList();
      CpuClock database = CpuClock.ofProgram("postgres");
      long hubBefore = clocks.stream().mapToLong(CpuClock::micros).sum();
      long databaseBefore = database.micros();
      long began = System.nanoTime();
      load.publish(stack.brokerUrl(), sent -> {});
      Expected expected = load.expected();
      Patience.await(
          "Storing",
          Duration.ofMinutes(10),
          () -> BenchStack.count(connection, STORED) >= expected.packets());
      double seconds = (System.nanoTime() - began) / 1e9;
      // The last copies of known packets are no new packets and may still be under way.
      Patience.tryAwait(Duration.ofSeconds(20), () -> wrong(connection, expected) == 0);
      long messages = expected.messages();
      String variant = String.valueOf(ingesters);
      report
          .put(variant, "messagesPerSecond", messages / seconds)
          .put(
              variant,
              "cpuMicrosPerMessage",
              (clocks.stream().mapToLong(CpuClock::micros).sum() - hubBefore) / (double) messages)
          .put(
              variant,
              "databaseCpuMicrosPerMessage",
              (database.micros() - databaseBefore) / (double) messages)
          .put(variant, "lostOrDoubled", wrong(connection, expected))
          .put(variant, "largestShareToSmallest", unevenness(connection, ingesters));
    } finally {
      hubs.forEach(HubProcess::close);
    }
  }

  private static long wrong(Connection connection, Expected expected) throws Exception {
    String sql =
        """
        select abs((select count(*) from packet) - %d) + abs((select count(*) from reception) - %d)
          + abs((select count(*) from environment_reading) - %d)
        """;
    return BenchStack.count(
        connection, sql.formatted(expected.packets(), expected.messages(), expected.environment()));
  }

  /** Messages of the busiest ingester by those of the idlest; an idle one makes it infinite. */
  private static double unevenness(Connection connection, int ingesters) throws Exception {
    String shares =
        "(select sum(copies) as n from traffic group by instance having sum(copies) > 0)";
    long least = BenchStack.count(connection, "select min(n) from " + shares);
    long most = BenchStack.count(connection, "select max(n) from " + shares);
    long working = BenchStack.count(connection, "select count(*) from " + shares);
    return working < ingesters ? Double.POSITIVE_INFINITY : (double) most / least;
  }
}
