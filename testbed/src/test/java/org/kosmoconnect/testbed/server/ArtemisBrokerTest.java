package org.kosmoconnect.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtemisBrokerTest {

  private static final String TOPIC = "msh/EU_868/2/e/LongFast/!01020304";

  @TempDir Path folder;

  @Test
  void a_message_reaches_a_subscriber() throws MqttException {
    try (var broker = ArtemisBroker.start(folder, 0);
        var subscriber = new Subscriber(broker.url(), "msh/#")) {
      Publisher.publish(broker.url(), TOPIC, "one");
      await().untilAsserted(() -> assertThat(subscriber.received).containsExactly("one"));
    }
  }

  @Test
  void a_backlog_waits_for_an_absent_subscriber_through_a_restart() throws MqttException {
    try (var broker = ArtemisBroker.start(folder, 0)) {
      new Subscriber(broker.url(), "msh/#").close();
      Publisher.publish(broker.url(), TOPIC, "one", "two", "three");
      await().untilAsserted(() -> assertThat(broker.backlog()).isEqualTo(3));
    }
    try (var broker = ArtemisBroker.start(folder, 0);
        var subscriber = new Subscriber(broker.url(), "msh/#")) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(subscriber.received).contains("one", "two", "three"));
    }
  }
}
