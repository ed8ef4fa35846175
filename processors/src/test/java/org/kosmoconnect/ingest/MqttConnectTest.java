package org.kosmoconnect.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** A broker that takes connections and is silent, as one that is stopped or overloaded. */
class MqttConnectTest {

  private static final int TIMEOUT = 32000;
  private static final byte[] CONNACK = {0x20, 0x03, 0x00, 0x00, 0x00};

  private volatile boolean answers;

  @Test
  void anAttemptThatIsNeverAnsweredDoesNotStandInTheWayOfTheNext() throws Exception {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    List<Socket> callers = new CopyOnWriteArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread taking = new Thread(() -> take(server, callers), "silent-broker");
      taking.start();
      MqttAsyncClient client =
          new MqttAsyncClient(
              "tcp://127.0.0.1:" + server.getLocalPort(), "tester", new MemoryPersistence());

      for (int attempt = 1; attempt <= 3; attempt++) {
        assertThatThrownBy(() -> MqttConnect.connect(client, options, 300))
            .isInstanceOfSatisfying(
                MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(TIMEOUT));
      }
      answers = true;

      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptionsInstanceOf(MqttException.class)
          .until(() -> MqttConnect.connect(client, options, 5_000).isComplete());
      assertThat(client.isConnected()).isTrue();
      client.disconnectForcibly(0, 100, false);
      client.close(true);
    }
    for (Socket caller : callers) {
      caller.close();
    }
  }

  private void take(ServerSocket server, List<Socket> callers) {
    try {
      while (true) {
        Socket caller = server.accept();
        callers.add(caller);
        if (answers) {
          caller.getOutputStream().write(CONNACK);
        }
      }
    } catch (SocketException e) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
