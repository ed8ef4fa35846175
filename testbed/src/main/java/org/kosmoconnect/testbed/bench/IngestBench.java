package org.kosmoconnect.testbed.bench;

import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kosmoconnect.testbed.load.Expected;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.HubProcess;

/**
 * Drains a broker that was filled before. Variants: hub, in the role ingestion, which is what the
 * others do too; all, the hub in all its roles; bare, without Camel; drain, a client that stores
 * nothing; replay, the statements alone; outside, any other consumer.
 */
final class IngestBench {

  static final Set<String> NAMES =
      Set.of("packets", "nodes", "broker", "rounds", "only", "consumer-command", "count-sql");
  static final Set<String> FLAGS = Set.of("bare");

  private static final String STORED = "select coalesce(sum(packets), 0) from traffic";

  private final BenchOptions options;
  private final BenchStack stack;
  private final PacketLoad load;
  private final Report report = new Report("ingest");
  private final CpuClock database = CpuClock.ofProgram("postgres");

  private IngestBench(BenchOptions options, BenchStack stack) {
    this.options = options;
    this.stack = stack;
    this.load =
        PacketLoad.endingNow(1, options.number("packets", 200_000), options.number("nodes", 1000));
  }

  static Report run(BenchOptions options) throws Exception {
    String broker = options.values().getOrDefault("broker", "mosquitto");
    try (BenchStack stack = BenchStack.start(broker)) {
      return new IngestBench(options, stack).run();
    }
  }

  private Report run() throws Exception {
    stack.prepare();
    for (int round = 0; round < options.number("rounds", 1); round++) {
      for (String variant : variants()) {
        Bench.say("ingest: " + variant);
        stack.renew();
        if (!variant.equals("replay")) {
          load.publish(stack.brokerUrl(), sent -> {});
        }
        measure(variant);
      }
    }
    stack.finish();
    return report
        .ratio("hubToBare", rate("hub"), rate("bare"))
        .ratio("hubToBareWarm", figure("hub", "warm"), figure("bare", "warm"))
        .ratio("hubToDrain", rate("hub"), rate("drain"))
        .ratio("hubToOutside", rate("hub"), rate("outside"))
        .ratio("hubCpuToOutside", figure("hub", "total"), figure("outside", "total"))
        .ratio("bareDatabaseToReplay", figure("bare", "database"), figure("replay", "database"));
  }

  private List<String> variants() {
    String only = options.has("bare") ? "bare" : options.text("only");
    if (only != null) {
      return Arrays.asList(only.split(","));
    }
    return options.text("consumer-command") == null
        ? List.of("hub", "bare", "all", "drain", "replay")
        : List.of("hub", "outside", "bare", "all", "drain", "replay");
  }

  private void measure(String variant) throws Exception {
    Map<String, String> environment = stack.environment(BenchStack.INSTANCE);
    switch (variant) {
      case "hub" -> hub(variant, Map.of("KOSMO_ROLES", "ingestion"));
      case "all" -> hub(variant, Map.of());
      case "bare" -> {
        try (ConsumerProcess bare = ConsumerProcess.bare(environment)) {
          watch(variant, bare.cpu(), STORED);
          verify();
        }
      }
      case "outside" -> {
        String sql = options.values().getOrDefault("count-sql", "select count(*) from packet");
        try (ConsumerProcess outside =
            ConsumerProcess.outside(options.text("consumer-command"), environment)) {
          watch(variant, outside.cpu(), sql);
        }
      }
      case "drain" ->
          report.put(
              variant,
              "messagesPerSecond",
              BrokerDrain.messagesPerSecond(environment, (int) load.expected().messages()));
      case "replay" -> StatementReplay.run(environment, load, database, report);
      default -> throw new IllegalArgumentException("There is no variant " + variant);
    }
  }

  private void hub(String variant, Map<String, String> settings) throws Exception {
    try (HubProcess hub = stack.launchHub(BenchStack.INSTANCE, settings, ConsumerProcess.HEAP_MB)) {
      watch(variant, CpuClock.of(hub.pid()), STORED);
      verify();
    }
  }

  private void watch(String variant, CpuClock consumer, String sql) throws Exception {
    try (Connection connection = stack.postgres().connect()) {
      Expected expected = load.expected();
      Drained drained =
          Drained.watch(consumer, database, () -> count(connection, sql), expected.packets());
      drained.into(report, variant, expected.messages() / (double) expected.packets());
    }
  }

  /** An outside consumer creates its tables when it likes. */
  private static long count(Connection connection, String sql) {
    try {
      return BenchStack.count(connection, sql);
    } catch (java.sql.SQLException e) {
      return 0;
    }
  }

  /** A fast run that lost something measured nothing. */
  private void verify() throws Exception {
    try (Connection connection = stack.postgres().connect()) {
      Expected expected = load.expected();
      check(connection, "packet", expected.packets());
      check(connection, "reception", expected.messages());
      check(connection, "environment_reading", expected.environment());
      check(connection, "device_reading", expected.device());
      check(connection, "air_quality_reading", expected.airQuality());
    }
  }

  private static void check(Connection connection, String table, long expected) throws Exception {
    Patience.await(
        expected + " rows in " + table,
        java.time.Duration.ofSeconds(20),
        () -> BenchStack.count(connection, "select count(*) from " + table) == expected);
  }

  private double rate(String variant) {
    return report.get(variant, "messagesPerSecond");
  }

  private double figure(String variant, String which) {
    return switch (which) {
      case "warm" -> report.get(variant, "warmMessagesPerSecond");
      case "total" -> report.get(variant, "totalCpuMicrosPerMessage");
      default -> report.get(variant, "databaseCpuMicrosPerMessage");
    };
  }
}
