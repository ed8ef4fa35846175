package org.kosmoconnect.testbed.server;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Publishes texts at QoS 1. */
final class Publisher {

  private Publisher() {}

  static void publish(String url, String topic, String... payloads) throws MqttException {
    var client = new MqttClient(url, "publisher", new MemoryPersistence());
    client.connect();
    for (String payload : payloads) {
      client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }
    client.disconnect();
    client.close();
  }
}
