package org.kosmoconnect.ingest;

import java.util.Set;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a Paho client so that an attempt that came to nothing never stands in the way of the
 * next.
 *
 * <p>Paho's own automatic reconnect is left off wherever this is used: it gives up for good when an
 * attempt falls into the shutting down of the lost connection (paho.mqtt.java issue 576), and a
 * broker that takes the connection but never answers leaves it "connecting" for ever.
 */
public final class MqttConnect {

  private static final Logger LOG = LoggerFactory.getLogger(MqttConnect.class);
  private static final long FORCED_MILLIS = 1_000;

  private static final Set<Integer> HALF_WAY =
      Set.of(
          (int) MqttClientException.REASON_CODE_CLIENT_TIMEOUT,
          (int) MqttClientException.REASON_CODE_CONNECT_IN_PROGRESS,
          (int) MqttClientException.REASON_CODE_CLIENT_DISCONNECTING);

  private MqttConnect() {}

  /**
   * Connects and waits for the broker's answer.
   *
   * @param options with automatic reconnect off
   * @param millis how long to wait for the answer
   * @throws MqttException when there is no connection; the caller may try again at any time
   */
  public static IMqttToken connect(
      MqttAsyncClient client, MqttConnectionOptions options, long millis) throws MqttException {
    try {
      IMqttToken token = client.connect(options);
      token.waitForCompletion(millis);
      return token;
    } catch (MqttException e) {
      if (HALF_WAY.contains(e.getReasonCode())) {
        release(client);
      }
      throw e;
    }
  }

  /** Returns what a person should read of a failure: of a refused connection, the refusal. */
  public static String cause(MqttException e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
  }

  private static void release(MqttAsyncClient client) {
    try {
      client.disconnectForcibly(0, FORCED_MILLIS, false);
    } catch (MqttException e) {
      LOG.debug("{} was let go of: {}", client.getClientId(), e.getMessage());
    }
  }
}
