package org.kosmoconnect.ingest;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MQTT 5 client for {@code paho-mqtt5:…?client=#bean} that loses nothing.
 *
 * <p>It connects when it is asked to subscribe: Camel sets its callback after connecting, and Paho
 * drops what a resumed session delivers in between. It acknowledges in the order of arrival (MQTT 5
 * §4.6), never across a reconnect, and stops reading while too many messages are unacknowledged,
 * since Mosquitto does not keep to the receive maximum on a backlog. To a shared subscription a
 * broker sends no retained messages.
 */
public final class DurableMqttClient extends MqttClient {

  private static final Logger LOG = LoggerFactory.getLogger(DurableMqttClient.class);
  private static final Executor AGAIN = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
  private static final int WAIT_SECONDS = 30;

  /** The least reason of an acknowledgement that is no success (MQTT 5 §3.4.2.1). */
  private static final int NO_SUBSCRIBERS = 0x10;

  /**
   * Above this the client stops reading for a while; what a broker sends beyond it waits in the
   * socket.
   */
  private static final int MOST_UNACKNOWLEDGED = 4_000;

  private final MqttConnectionOptions options;
  private final String sharePrefix;
  private final AcknowledgementWindow window;
  private final AtomicBoolean retrying = new AtomicBoolean();
  private volatile boolean subscribed;
  private volatile boolean wanted;
  private volatile boolean complained;
  private volatile String topics = "";
  private volatile int qos;

  /**
   * @param url {@code tcp://host:port} or {@code ssl://host:port}
   * @param clientId stable over restarts, so that the broker keeps the session
   * @param options connection options; clean start and automatic reconnect must be off and the
   *     session expiry set
   * @param group shared subscription (MQTT 5 §4.8.2) that all ingesters of one hub join
   */
  public DurableMqttClient(String url, String clientId, MqttConnectionOptions options, String group)
      throws MqttException {
    this("$share/" + group + "/", url, clientId, options);
  }

  /**
   * Makes a client that shares its subscription with nobody.
   *
   * @param url {@code tcp://host:port} or {@code ssl://host:port}
   * @param clientId stable over restarts, so that the broker keeps the session
   * @param options connection options; clean start and automatic reconnect must be off and the
   *     session expiry set
   */
  public DurableMqttClient(String url, String clientId, MqttConnectionOptions options)
      throws MqttException {
    this("", url, clientId, options);
  }

  private DurableMqttClient(
      String prefix, String url, String clientId, MqttConnectionOptions options)
      throws MqttException {
    super(url, clientId, new MemoryPersistence());
    this.options = options;
    this.sharePrefix = prefix;
    this.window = new AcknowledgementWindow(MOST_UNACKNOWLEDGED);
    setManualAcks(true);
    setTimeToWait(WAIT_SECONDS * 1000L);
  }

  @Override
  public void setCallback(MqttCallback callback) {
    super.setCallback(new WindowedCallback(callback, window, this::connectLater));
  }

  /**
   * Subscribes to each of the comma-separated filters of {@code topics} in the shared group;
   * connects first, and again whenever the connection is lost. While the broker is away it returns
   * all the same: a consumer of Camel that failed to start reports that failure at every further
   * start.
   *
   * @return null while the broker is away
   * @throws MqttException when the broker refuses the subscription
   */
  @Override
  public @Nullable IMqttToken subscribe(String topics, int qos) throws MqttException {
    this.topics = topics;
    this.qos = qos;
    wanted = true;
    boolean resumed = true;
    boolean first = !isConnected();
    if (first) {
      // Paho may deliver what it had read after it said that it is disconnected.
      window.reset();
      try {
        resumed = MqttConnect.connect(aClient, options, getTimeToWait()).getSessionPresent();
      } catch (MqttException e) {
        complain(e);
        connectLater();
        return null;
      }
    }
    complained = false;
    IMqttToken token = aClient.subscribe(subscriptions());
    // Of a resumed session Mosquitto sends the whole backlog before its answer.
    if (first && !resumed) {
      token.waitForCompletion(getTimeToWait());
      refuseUngranted(token, topics);
    }
    subscribed = true;
    return token;
  }

  private MqttSubscription[] subscriptions() {
    return Arrays.stream(topics.split(","))
        .map(topic -> new MqttSubscription(sharePrefix + topic.strip(), qos))
        .toArray(MqttSubscription[]::new);
  }

  private void connectLater() {
    if (wanted && retrying.compareAndSet(false, true)) {
      AGAIN.execute(this::connectAgain);
    }
  }

  private void connectAgain() {
    retrying.set(false);
    if (!wanted || isConnected()) {
      return;
    }
    try {
      subscribe(topics, qos);
    } catch (MqttException | RuntimeException e) {
      LOG.warn("{} is not subscribed to {}: {}", getClientId(), topics, e.getMessage());
      connectLater();
    }
  }

  private void complain(MqttException e) {
    if (!complained) {
      LOG.warn(
          "{} cannot be reached: {}; tried again every second",
          getServerURI(),
          MqttConnect.cause(e));
    }
    complained = true;
  }

  /** Ends the connection or the wait for one; the broker keeps the session. */
  @Override
  public void disconnect() throws MqttException {
    wanted = false;
    if (isConnected()) {
      // To the end: who subscribes on a connection that is still ending would lose it unnoticed.
      super.disconnect();
    }
  }

  @Override
  public void close() throws MqttException {
    wanted = false;
    super.close();
  }

  /**
   * Publishes, and returns when somebody has it: Paho takes a refusal, and a message that nobody
   * subscribes to and that is therefore gone, for a success.
   *
   * @throws MqttException when it has to be published again
   */
  @Override
  public void publish(String topic, MqttMessage message) throws MqttException {
    IMqttToken token = aClient.publish(topic, message, null, null);
    token.waitForCompletion(getTimeToWait());
    int[] codes = token.getReasonCodes();
    if (codes != null && Arrays.stream(codes).anyMatch(code -> code >= NO_SUBSCRIBERS)) {
      throw new MqttException(
          new IllegalStateException(
              "Nobody took the message on " + topic + ": " + Arrays.toString(codes)));
    }
  }

  /** Reason codes from 0x80 on are refusals (MQTT 5 §3.9.3). */
  private static void refuseUngranted(IMqttToken token, String topics) throws MqttException {
    int[] codes = token.getReasonCodes();
    if (codes != null && Arrays.stream(codes).anyMatch(code -> code >= 0x80)) {
      throw new MqttException(
          new IllegalStateException(
              "The broker refuses to subscribe to " + topics + ": " + Arrays.toString(codes)));
    }
  }

  @Override
  public void messageArrivedComplete(int token, int qos) throws MqttException {
    if (qos == 0) {
      return;
    }
    window.complete(token, messageId -> super.messageArrivedComplete(messageId, qos));
  }

  /** Tells whether messages flow, or are kept by the broker for us. */
  public boolean isListening() {
    return subscribed && isConnected();
  }

  /**
   * Returns how many milliseconds the oldest message has waited for its acknowledgement; 0 when
   * none waits.
   */
  public long oldestUnacknowledgedMillis() {
    return window.oldestMillis();
  }

  /** Returns how many messages wait for their acknowledgement. */
  public int unacknowledged() {
    return window.size();
  }
}
