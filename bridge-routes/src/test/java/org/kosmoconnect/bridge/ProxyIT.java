package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.radio.RadioSettings;

/** A radio that leaves MQTT to its host. */
class ProxyIT {

  @TempDir Path folder;

  @Test
  void carriesMqttForTheRadioBothWays() throws Exception {
    RadioSettings settings = new RadioSettings(RadioSettings.EUROPE.region(), true, true, false);
    try (BridgeStage stage = new BridgeStage(folder, Mesh.radio(settings));
        RadioTap tap = new RadioTap(stage.radio.port())) {
      stage.environment.put("KOSMO_BRIDGE_RADIO", "tcp:127.0.0.1:" + tap.port());
      stage.environment.put("KOSMO_BRIDGE_PROXY_TOPIC", "msh/EU_868/2/e/LongFast/!0000abcd");
      List<String> topics = new CopyOnWriteArrayList<>();
      MqttAsyncClient client =
          new MqttAsyncClient(stage.broker.url(), "outsider", new MemoryPersistence());
      client.connect().waitForCompletion();
      IMqttMessageListener listener = (topic, message) -> topics.add(topic);
      client
          .subscribe(
              new MqttSubscription[] {new MqttSubscription("msh/#", 1)},
              null,
              null,
              new IMqttMessageListener[] {listener},
              new MqttProperties())
          .waitForCompletion();
      stage.start();

      stage.radio.receive(Mesh.text(1, "to the broker"));
      await()
          .atMost(BridgeStage.PATIENCE)
          .untilAsserted(() -> assertThat(topics).contains("msh/EU_868/2/e/LongFast/!13d5ab15"));

      byte[] payload = "an envelope".getBytes(StandardCharsets.UTF_8);
      client.publish("msh/EU_868/2/e/LongFast/!0000abcd", new byte[436], 1, false);
      client.publish("msh/EU_868/2/e/LongFast/!0000abcd", payload, 1, false);
      await().atMost(BridgeStage.PATIENCE).until(() -> !tap.proxied().isEmpty());
      assertThat(tap.proxied()).hasSize(1);
      assertThat(tap.proxied().get(0).getTopic().toStringUtf8())
          .isEqualTo("msh/EU_868/2/e/LongFast/!0000abcd");
      assertThat(tap.proxied().get(0).getData().toStringUtf8()).isEqualTo("an envelope");
      client.disconnect().waitForCompletion();
      client.close();
    }
  }
}
