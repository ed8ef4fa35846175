package org.kosmoconnect.hub.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.HubProcess;
import org.kosmoconnect.testbed.server.MosquittoBroker;

/** The packaged hub is killed with SIGKILL while packets flow: all are there, none is doubled. */
class HubKillIT {

  private static final int NODES = 50;

  @TempDir private Path folder;

  @Test
  void oneKillInTheMiddleLosesAndDoublesNothingOnArtemis() throws Exception {
    try (ArtemisBroker broker = ArtemisBroker.start(folder.resolve("artemis"), 0)) {
      killInTheMiddle(broker.url());
    }
  }

  @Test
  void oneKillInTheMiddleLosesAndDoublesNothingOnMosquitto() throws Exception {
    try (MosquittoBroker broker = MosquittoBroker.start(folder.resolve("mosquitto"), 0)) {
      killInTheMiddle(broker.url());
    }
  }

  private void killInTheMiddle(String brokerUrl) throws Exception {
    int packets = 20_000;
    try (HubUnderFault fault = new HubUnderFault(folder, brokerUrl, Map.of())) {
      HubProcess first = fault.startHub();
      CompletableFuture<Void> publishing = fault.publish(PacketLoad.endingNow(1, packets, NODES));
      fault.awaitPackets(packets / 10);
      fault.kill(first);
      assertThat(fault.count("packet")).as("killed in the middle").isBetween(1L, packets - 1L);

      fault.startHub();
      publishing.get(120, SECONDS);
      fault.assertAllStoredOnce();
      assertThat(fault.count("node")).isEqualTo(NODES);
      assertThat(fault.count("dead_letter")).isZero();
    }
  }

  /** What one life of the hub leaves unacknowledged, the next one gets again. */
  @Test
  void manyKillsAtRandomMomentsLoseAndDoubleNothing() throws Exception {
    int packets = 1_500;
    Random random = new Random(20261124);
    try (MosquittoBroker broker = MosquittoBroker.start(folder.resolve("mosquitto"), 0);
        HubUnderFault fault = new HubUnderFault(folder, broker.url(), Map.of())) {
      for (int life = 1; life <= Effort.of(8, 50); life++) {
        long before = fault.count("packet");
        HubProcess hub = fault.startHub();
        CompletableFuture<Void> publishing =
            fault.publish(PacketLoad.endingNow(life, packets, NODES));
        fault.awaitPackets(before + random.nextInt(packets));
        fault.kill(hub);
        publishing.get(60, SECONDS);
      }
      fault.startHub();
      fault.assertAllStoredOnce();
      assertThat(fault.count("dead_letter")).isZero();
    }
  }
}
