package org.kosmoconnect.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.hub.fault.HubUnderFault.metric;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.bench.RowLatency;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.HubProcess;
import org.kosmoconnect.testbed.server.MosquittoBroker;

/** A broken or hostile node sends as fast as it can. */
@Tag("measured")
class GreedyNodeIT {

  private static final int NODES = 50;

  /** On a machine that others use too, two equal runs differ by this much. */
  private static final double NOISE_MILLIS = 50;

  @TempDir private Path folder;
  private int seed;

  /**
   * The greedy node's own packets are cut; what it costs the others is a share of their p95. On
   * Mosquitto, for Artemis syncs its journal for each message, which measures the disk.
   */
  @Test
  void oneNodeAtFiveHundredMessagesASecondHardlyDelaysTheOthers() throws Exception {
    int seconds = Effort.of(6, 60);
    try (MosquittoBroker broker = MosquittoBroker.start(folder.resolve("mosquitto"), 0);
        HubUnderFault fault = new HubUnderFault(folder, broker.url(), Map.of())) {
      HubProcess hub = fault.startHub();
      p95(fault, broker, seconds);
      double calm = p95(fault, broker, seconds);
      double busy;
      try (GreedyNode greedy = GreedyNode.start(broker.url(), 500)) {
        busy = p95(fault, broker, seconds);
        assertThat(greedy.sent()).as("sent by the greedy node").isGreaterThan(seconds * 250L);
      }

      assertThat(busy)
          .as("p95 in ms beside a greedy node, alone it was %s", calm)
          .isLessThan(Math.max(calm * 1.2, calm + NOISE_MILLIS));
      assertThat(metric(hub, "kosmo_uplink_flood_rejected_total")).isPositive();
    }
  }

  /** Returns the p95 of milliseconds from a message to its row; all of them have to be stored. */
  private double p95(HubUnderFault fault, MosquittoBroker broker, int seconds) throws Exception {
    try (Connection database = fault.connect()) {
      PacketLoad load = PacketLoad.endingNow(++seed, seconds * 60, NODES);
      Histogram micros = RowLatency.measure(broker.url(), database, load, 90, (packet, at) -> {});
      return micros.getValueAtPercentile(95) / 1000.0;
    }
  }
}
