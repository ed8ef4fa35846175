package org.kosmoconnect.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs where Debian's mosquitto is installed; ./kosmo test requires it, a bare Maven build does
 * not.
 */
@EnabledIf("org.kosmoconnect.testbed.server.MosquittoBroker#isInstalled")
class MosquittoBrokerTest {

  @TempDir Path folder;

  @Test
  void a_backlog_waits_for_an_absent_subscriber_through_a_restart() throws MqttException {
    try (var broker = MosquittoBroker.start(folder, 0)) {
      new Subscriber(broker.url(), "msh/#").close();
      Publisher.publish(broker.url(), "msh/a", "one");
    }
    try (var broker = MosquittoBroker.start(folder, 0);
        var subscriber = new Subscriber(broker.url(), "msh/#")) {
      await().untilAsserted(() -> assertThat(subscriber.received).containsExactly("one"));
    }
  }
}
