package org.kosmoconnect.testbed.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.codec.ChannelKeys;
import org.kosmoconnect.codec.EnvelopeDecoder;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.PacketKey;
import org.kosmoconnect.testbed.server.ArtemisBroker;

class PacketLoadTest {

  private static final EnvelopeDecoder DECODER = new EnvelopeDecoder(ChannelKeys.parse(""));
  private static final PacketLoad LOAD = PacketLoad.endingNow(3, 10_000, 500);

  @TempDir Path folder;

  @Test
  void it_holds_what_it_says() {
    Set<PacketKey> packets = new HashSet<>();
    Set<String> receptions = new HashSet<>();
    Map<Integer, Integer> ports = new HashMap<>();
    LOAD.messages()
        .forEach(
            message -> {
              Packet packet = DECODER.decodeBytes(message.payload());
              assertThat(packet.readable()).isTrue();
              assertThat(packet.okToMqtt()).isTrue();
              receptions.add(packet.key() + " " + packet.gateway());
              if (packets.add(packet.key())) {
                ports.merge(packet.port(), 1, Integer::sum);
              }
            });
    Expected expected = LOAD.expected();
    assertThat(packets).hasSize(10_000);
    assertThat(receptions).hasSize((int) expected.messages());
    assertThat(expected.messages() / 10_000.0).isCloseTo(1.5, within(0.01));
    assertThat(expected.environment()).isEqualTo(6000);
    assertThat(ports.get(67).longValue())
        .isEqualTo(expected.environment() + expected.device() + expected.airQuality());
    assertThat(ports.get(1).longValue()).isEqualTo(expected.texts()).isEqualTo(1000);
  }

  @Test
  void a_large_backlog_is_kept_for_an_absent_subscriber_without_blocking() throws MqttException {
    long backlog = PacketLoad.endingNow(4, 20_000, 500).expected().messages();
    try (var broker = ArtemisBroker.start(folder, 0)) {
      subscribeAndLeave(broker);
      PacketLoad.endingNow(4, 20_000, 500).publish(broker.url(), sent -> {});
      assertThat(broker.backlog()).isEqualTo(backlog);
    }
  }

  private static void subscribeAndLeave(ArtemisBroker broker) throws MqttException {
    var client = new MqttClient(broker.url(), "hub", new MemoryPersistence());
    var options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(Duration.ofDays(1).toSeconds());
    client.connect(options);
    client.subscribe("$share/kosmo/msh/#", 1);
    client.disconnect();
    client.close();
  }
}
