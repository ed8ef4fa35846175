package org.kosmoconnect.ingest;

import java.util.Arrays;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MQTT 5 client for {@code to: paho-mqtt5:…?client=#bean} whose publish returns once the broker
 * has accepted the message, and fails when it refused it: Paho's own returns normally then. It
 * connects when it is first needed, so that the hub starts without its broker.
 */
public final class ConfirmedMqttClient extends MqttClient {

  private static final Logger LOG = LoggerFactory.getLogger(ConfirmedMqttClient.class);

  /** MQTT 5 §2.4: reason codes from here on are refusals. */
  private static final int REFUSED = 0x80;

  private static final long WAIT_MILLIS = 10_000;
  private static final long RETRY_NANOS = 2_000_000_000L;

  private final MqttConnectionOptions options;
  private long nextTry;
  private boolean complained;

  /**
   * @param url {@code tcp://host:port} or {@code ssl://host:port}
   * @param options connection options, with automatic reconnect off: this class reconnects
   */
  public ConfirmedMqttClient(String url, String clientId, MqttConnectionOptions options)
      throws MqttException {
    super(url, clientId, new MemoryPersistence());
    this.options = options;
    this.nextTry = System.nanoTime();
    setTimeToWait(WAIT_MILLIS);
  }

  /** Tells whether it is connected; tries to connect, at most every other second. */
  public synchronized boolean isReady() {
    if (isConnected()) {
      return true;
    }
    if (System.nanoTime() - nextTry < 0) {
      return false;
    }
    nextTry = System.nanoTime() + RETRY_NANOS;
    try {
      MqttConnect.connect(aClient, options, getTimeToWait());
      LOG.info("{} connected to {}", getClientId(), getServerURI());
      complained = false;
    } catch (MqttException e) {
      if (!complained) {
        LOG.warn("{} cannot reach {}: {}", getClientId(), getServerURI(), MqttConnect.cause(e));
        complained = true;
      }
    }
    return isConnected();
  }

  /**
   * Publishes and waits for the broker's word.
   *
   * @throws MqttException when there is no connection, no answer in 10 s, or a refusal
   */
  @Override
  public void publish(String topic, MqttMessage message) throws MqttException {
    if (!isReady()) {
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED);
    }
    IMqttToken token = aClient.publish(topic, message);
    token.waitForCompletion(getTimeToWait());
    int[] codes = token.getReasonCodes();
    if (codes != null && Arrays.stream(codes).anyMatch(code -> code >= REFUSED)) {
      throw new MqttException(
          new IllegalStateException(
              "The broker refuses a message on " + topic + ": " + Arrays.toString(codes)));
    }
  }
}
