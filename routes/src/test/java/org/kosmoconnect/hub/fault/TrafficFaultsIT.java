package org.kosmoconnect.hub.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.hub.fault.HubUnderFault.metric;
import static org.kosmoconnect.hub.fault.HubUnderFault.patience;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.mesh.MqttPublisher;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.HubProcess;

/** Gateways send garbage and floods; Redis goes away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrafficFaultsIT {

  private static final int NODES = 50;
  private static final int UNCONFIRMED = 500;

  @TempDir private static Path folder;
  private ArtemisBroker broker;
  private HubUnderFault fault;
  private HubProcess hub;
  private int seed;

  @BeforeAll
  void start() {
    broker = ArtemisBroker.start(folder.resolve("artemis"), 0);
    fault =
        new HubUnderFault(
            folder,
            broker.url(),
            Map.of("KOSMO_UPLINK_UNCONFIRMED_CAPACITY", String.valueOf(UNCONFIRMED)));
    hub = fault.startHub();
  }

  @AfterAll
  void stop() {
    fault.close();
    broker.close();
  }

  private PacketLoad nextLoad(int packets) {
    return PacketLoad.endingNow(++seed, packets, NODES);
  }

  @Test
  void tenPercentGarbageIsParkedAndTheRestStored() throws Exception {
    int garbage = Effort.of(600, 20_000);
    CompletableFuture<Void> publishing = fault.publish(nextLoad(garbage * 6));
    Random random = new Random(7);
    try (MqttPublisher publisher = new MqttPublisher(broker.url(), "garbage")) {
      for (int i = 0; i < garbage; i++) {
        byte[] bytes = new byte[1 + random.nextInt(200)];
        random.nextBytes(bytes);
        // Wire type 7 does not exist, so that no chance makes it an envelope.
        bytes[0] = 7;
        publisher.publish("msh/EU_868/2/e/LongFast/!0000beef", bytes, 1);
      }
      publisher.flush();
    }
    publishing.get(60, SECONDS);

    fault.assertAllStoredOnce();
    // The same bytes again only count up.
    String attempts = "select coalesce(sum(attempts), 0) from dead_letter";
    patience().until(() -> fault.query(attempts) >= garbage);
    assertThat(fault.query(attempts)).isEqualTo(garbage);
  }

  /**
   * Nobody can send QoS 0 messages again, so they may get lost and must not displace others. The
   * flood repeats what is stored already, so that the counts stay those of the loads.
   */
  @Test
  void aFloodOfUnconfirmedMessagesCostsNoConfirmedOne() throws Exception {
    PacketLoad known = nextLoad(Effort.of(8_000, 100_000));
    fault.publish(known).get(60, SECONDS);
    fault.assertAllStoredOnce();

    CompletableFuture<Void> publishing;
    try (Connection foreign = fault.connect();
        var statement = foreign.createStatement()) {
      foreign.setAutoCommit(false);
      // Nothing can be stored for a while.
      statement.execute("lock table reception in exclusive mode");
      publishing = fault.publish(nextLoad(2_000));
      publishUnconfirmed(known);
      patience().until(() -> metric(hub, "kosmo_batch_discards_total{queue=\"uplink\"}") > 0);
      assertThat(metric(hub, "kosmo_batch_depth{queue=\"uplink\"}"))
          .isLessThanOrEqualTo(UNCONFIRMED + 4_000);
    }
    publishing.get(60, SECONDS);
    fault.assertAllStoredOnce();
  }

  private void publishUnconfirmed(PacketLoad load) throws Exception {
    try (MqttPublisher publisher = new MqttPublisher(broker.url(), "flood")) {
      for (Iterator<Transmission> all = load.messages().iterator(); all.hasNext(); ) {
        Transmission one = all.next();
        publisher.publish(one.topic(), one.payload(), 0);
      }
      publisher.flush();
    }
  }

  @Test
  void withoutRedisEverythingIsStored() throws Exception {
    long before = fault.count("packet");
    CompletableFuture<Void> publishing = fault.publish(nextLoad(4_000));
    fault.awaitPackets(before);
    fault.killRedis();
    publishing.get(60, SECONDS);
    fault.assertAllStoredOnce();
    fault.restartRedis();
    fault.publish(nextLoad(500)).get(60, SECONDS);
    fault.assertAllStoredOnce();
  }
}
