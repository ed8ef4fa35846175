package org.kosmoconnect.testbed.bench;

import java.sql.Connection;
import java.time.Duration;
import java.util.Set;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.HubProcess;

/** Many viewers of the live stream while messages come at a steady pace. */
final class LiveBench {

  static final Set<String> NAMES = Set.of("viewers", "rate", "seconds");
  static final Set<String> FLAGS = Set.of();

  private LiveBench() {}

  static Report run(BenchOptions options) throws Exception {
    int viewers = options.number("viewers", 2_000);
    int seconds = options.number("seconds", 20);
    // Of ten packets eight are readings, so this many messages make a hundred events a second.
    int rate = options.number("rate", 190);
    Report report = new Report("live");
    try (BenchStack stack = BenchStack.start("mosquitto");
        HubProcess hub = stack.hub(BenchStack.INSTANCE);
        Connection database = stack.postgres().connect()) {
      CpuClock clock = CpuClock.of(hub.pid());
      int packets = rate * seconds * 2 / 3;
      Bench.say("live: warming up");
      RowLatency.measure(
          stack.brokerUrl(), database, load(1, packets / 4), rate, (packet, at) -> {});
      double before = clock.residentMb(false);
      Bench.say("live: opening " + viewers + " streams");
      try (ViewerSwarm swarm = ViewerSwarm.open(hub.url(), viewers)) {
        Patience.tryAwait(Duration.ofSeconds(10), () -> swarm.opened() == viewers);
        Bench.say("live: warming up with viewers");
        // Until the compiler is done with what the viewers need.
        RowLatency.measure(
            stack.brokerUrl(), database, load(3, 2 * packets), rate, (packet, at) -> {});
        long cpuBefore = clock.micros();
        Bench.say("live: measuring");
        RowLatency.measure(stack.brokerUrl(), database, load(2, packets), rate, swarm::sent);
        Patience.tryAwait(Duration.ofSeconds(30), swarm::allHaveAll);
        String variant = viewers + " viewers";
        report
            .put(variant, "opened", swarm.opened())
            .put(variant, "events", swarm.events())
            .put(variant, "missing", swarm.events() * viewers - swarm.deliveries())
            .put(variant, "hubCpuSeconds", (clock.micros() - cpuBefore) / 1e6)
            .put(variant, "moreMb", clock.residentMb(false) - before);
        LatencyBench.put(report, variant, swarm.micros());
      }
      stack.finish();
    }
    return report;
  }

  private static PacketLoad load(int seed, int packets) {
    return PacketLoad.endingNow(seed, packets, Math.max(50, packets / 8));
  }
}
