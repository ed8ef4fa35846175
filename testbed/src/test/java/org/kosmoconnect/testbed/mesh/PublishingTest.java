package org.kosmoconnect.testbed.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.MosquittoBroker;

class PublishingTest {

  private static final Instant NOON = Instant.parse("2026-09-20T12:00:00Z");

  @TempDir Path folder;
  private ArtemisBroker broker;

  @BeforeEach
  void startBroker() {
    broker = ArtemisBroker.start(folder, 0);
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Test
  void a_back_fill_leaves_every_message_with_the_subscription() throws MqttException {
    subscribeAndLeave();
    VirtualMesh mesh = VirtualMesh.of(5, Pace.FIELD);
    List<Double> shares = new CopyOnWriteArrayList<>();
    try (var publisher = new MqttPublisher(broker.url(), "test")) {
      long messages =
          Backfill.run(
              mesh,
              NOON,
              NOON.plus(Duration.ofHours(3)),
              publisher,
              (sent, at, share) -> shares.add(share));
      assertThat(messages).isGreaterThan(1000);
      assertThat(broker.backlog()).isEqualTo(messages);
    }
    assertThat(shares).isSorted().endsWith(1.0);
  }

  /** Artemis says yes to everything; Mosquitto tells the truth. */
  @Test
  @EnabledIf("org.kosmoconnect.testbed.server.MosquittoBroker#isInstalled")
  void a_back_fill_that_nobody_would_hear_fails() throws MqttException {
    try (var mosquitto = MosquittoBroker.start(folder.resolve("mosquitto"), 0);
        var publisher = new MqttPublisher(mosquitto.url(), "test")) {
      VirtualMesh mesh = VirtualMesh.of(5, Pace.FIELD);
      assertThatThrownBy(
              () ->
                  Backfill.run(
                      mesh, NOON, NOON.plusSeconds(3600), publisher, (sent, at, share) -> {}))
          .isInstanceOfSatisfying(
              MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(0x10));
    }
  }

  private void subscribeAndLeave() throws MqttException {
    var client = new MqttClient(broker.url(), "hub", new MemoryPersistence());
    var options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3600L);
    client.connect(options);
    client.subscribe("$share/kosmo/msh/#", 1);
    client.disconnect();
    client.close();
  }
}
