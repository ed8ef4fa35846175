package org.kosmoconnect.testbed.bench;

import java.sql.Connection;
import java.time.Duration;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.HubProcess;

/** From the publication of a message to its row and to its event in a browser, at a steady pace. */
final class LatencyBench {

  static final Set<String> NAMES = Set.of("rate", "seconds", "broker");
  static final Set<String> FLAGS = Set.of();

  private static final int WARM_UP_SECONDS = 10;
  private static final double MESSAGES_PER_PACKET = 1.5;

  /** Events are sent only for what was heard in the last quarter of an hour. */
  private static final int MOST_MINUTES = 8;

  private LatencyBench() {}

  static Report run(BenchOptions options) throws Exception {
    int rate = options.number("rate", 500);
    int seconds = options.number("seconds", 60);
    Report report = new Report("latency");
    try (BenchStack stack = BenchStack.start(options.values().getOrDefault("broker", "mosquitto"));
        HubProcess hub = stack.hub(BenchStack.INSTANCE);
        Connection database = stack.postgres().connect();
        EventLatency events = EventLatency.open(hub.url())) {
      Bench.say("latency: warming up");
      RowLatency.measure(
          stack.brokerUrl(), database, load(1, rate, WARM_UP_SECONDS), rate, (packet, at) -> {});
      Bench.say("latency: measuring");
      Histogram rows =
          RowLatency.measure(
              stack.brokerUrl(), database, load(2, rate, seconds), rate, events::sent);
      Patience.tryAwait(Duration.ofSeconds(10), () -> events.missing() == 0);
      report.put("event", "missing", events.missing());
      put(report, "row", rows);
      put(report, "event", events.micros());
      stack.finish();
    }
    return report;
  }

  private static PacketLoad load(int seed, int rate, int seconds) {
    int packets = (int) (rate * seconds / MESSAGES_PER_PACKET);
    return PacketLoad.endingNow(seed, packets, Math.max(50, packets / MOST_MINUTES));
  }

  static void put(Report report, String variant, Histogram micros) {
    report.put(variant, "count", micros.getTotalCount());
    for (double percentile : new double[] {50, 95, 99}) {
      report.put(
          variant,
          "p" + (int) percentile + "Millis",
          micros.getValueAtPercentile(percentile) / 1000.0);
    }
    report.put(variant, "maxMillis", micros.getMaxValue() / 1000.0);
  }
}
