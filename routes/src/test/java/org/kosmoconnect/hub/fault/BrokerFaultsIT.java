package org.kosmoconnect.hub.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.hub.fault.HubUnderFault.metric;
import static org.kosmoconnect.hub.fault.HubUnderFault.patience;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.FreePort;
import org.kosmoconnect.testbed.server.HubProcess;
import org.kosmoconnect.testbed.server.MosquittoBroker;

/** The broker goes away and comes back; gateways send again what was not confirmed to them. */
class BrokerFaultsIT {

  private static final int PACKETS = 4_000;
  private static final int NODES = 50;

  @TempDir private Path folder;

  @Test
  void aRestartedBrokerIsTakenUpAgain() throws Exception {
    ArtemisBroker broker = ArtemisBroker.start(folder.resolve("artemis"), 0);
    try (HubUnderFault fault = new HubUnderFault(folder, broker.url(), Map.of())) {
      HubProcess hub = fault.startHub();
      for (int i = 1; i <= Effort.of(1, 10); i++) {
        PacketLoad load = PacketLoad.endingNow(i, PACKETS, NODES);
        long before = fault.count("packet");
        CompletableFuture<Void> publishing = fault.publish(load);
        fault.awaitPackets(before);
        broker.close();
        patience().until(() -> metric(hub, "kosmo_uplink_listening") == 0);
        broker = ArtemisBroker.start(folder.resolve("artemis"), broker.port());
        sendAgain(fault, load, publishing);
        fault.assertAllStoredOnce();
      }
    } finally {
      broker.close();
    }
  }

  /** Mosquitto saves now and then: a killed one has forgotten messages and even the session. */
  @Test
  void aKilledBrokerIsTakenUpAgain() throws Exception {
    MosquittoBroker broker = MosquittoBroker.start(folder.resolve("mosquitto"), 0);
    try (HubUnderFault fault = new HubUnderFault(folder, broker.url(), Map.of())) {
      HubProcess hub = fault.startHub();
      for (int i = 1; i <= Effort.of(1, 10); i++) {
        PacketLoad load = PacketLoad.endingNow(i, PACKETS, NODES);
        long before = fault.count("packet");
        CompletableFuture<Void> publishing = fault.publish(load);
        fault.awaitPackets(before);
        broker.kill();
        patience().until(() -> metric(hub, "kosmo_uplink_listening") == 0);
        broker = MosquittoBroker.start(folder.resolve("mosquitto"), broker.port());
        sendAgain(fault, load, publishing);
        fault.assertAllStoredOnce();
      }
    } finally {
      broker.close();
    }
  }

  /** Mosquitto sends the whole backlog before it confirms the subscription of a resumed session. */
  @Test
  void aBacklogThatCannotBeStoredYetDoesNotKeepTheHubFromStarting() throws Exception {
    try (MosquittoBroker broker = MosquittoBroker.start(folder.resolve("mosquitto"), 0);
        HubUnderFault fault = new HubUnderFault(folder, broker.url(), Map.of())) {
      fault.kill(fault.startHub());
      fault.publish(PacketLoad.endingNow(1, 10_000, NODES)).get(60, SECONDS);
      try (Connection foreign = fault.connect();
          var statement = foreign.createStatement()) {
        foreign.setAutoCommit(false);
        statement.execute("lock table reception in exclusive mode");
        HubProcess hub = fault.startHub();
        assertThat(fault.count("packet")).isZero();
        assertThat(hub.isReady()).isTrue();
      }
      fault.assertAllStoredOnce();
    }
  }

  @Test
  void aHubThatStartsBeforeItsBrokerTakesItUp() throws Exception {
    int port = FreePort.find();
    try (HubUnderFault fault = new HubUnderFault(folder, "tcp://127.0.0.1:" + port, Map.of())) {
      HubProcess hub = fault.startHubAlone("fault");
      patience().until(() -> Files.readString(hub.log()).contains("Connection refused"));
      assertThat(metric(hub, "kosmo_uplink_listening")).isZero();
      try (MosquittoBroker broker = MosquittoBroker.start(folder.resolve("mosquitto"), port)) {
        patience().until(() -> metric(hub, "kosmo_uplink_listening") == 1);
        fault.publish(PacketLoad.endingNow(1, PACKETS, NODES)).get(60, SECONDS);
        fault.assertAllStoredOnce();
        assertThat(broker.port()).isEqualTo(port);
      }
    }
  }

  /** What did not reach the broker fails the publisher, which then sends all of it once more. */
  private static void sendAgain(
      HubUnderFault fault, PacketLoad load, CompletableFuture<Void> publishing) throws Exception {
    try {
      publishing.get(90, SECONDS);
    } catch (ExecutionException e) {
      // As it should be: the publisher knows that something is missing.
    }
    patience().until(() -> isPublished(fault, load));
  }

  /** The broker refuses what nobody is subscribed to, as long as the hub is not back. */
  private static boolean isPublished(HubUnderFault fault, PacketLoad load) throws Exception {
    try {
      fault.publishAgain(load).get(90, SECONDS);
      return true;
    } catch (ExecutionException e) {
      return false;
    }
  }
}
