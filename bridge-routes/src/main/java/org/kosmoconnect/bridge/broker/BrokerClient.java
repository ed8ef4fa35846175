package org.kosmoconnect.bridge.broker;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.ingest.MqttConnect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MQTT 5 client for {@code paho-mqtt5:…?client=#bean} that publishes without waiting for each
 * acknowledgement, and looks at the reason in it: Paho takes a refusal (0x80 and above) and a
 * message that nobody subscribes to (0x10) for a success. An acknowledgement frees the window and
 * nothing else; what the hub does not confirm is sent again.
 *
 * <p>It connects when it is asked to subscribe; the pipeline's {@link #connectAgain} does it later
 * when the broker is away or is lost.
 */
public final class BrokerClient extends MqttClient {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerClient.class);
  private static final int NO_SUBSCRIBERS = 0x10;
  private static final int REFUSED = 0x80;
  private static final int WITH_WILL = 0x04;
  private static final long PATIENCE = 10_000;

  private final MqttConnectionOptions options;
  private final AtomicBoolean fresh = new AtomicBoolean();
  private final LongAdder unheard = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private volatile SendWindow window = new SendWindow();
  private volatile int lastReason;
  private volatile String trouble = "";
  private volatile String topic = "";
  private volatile boolean subscribed;

  /**
   * @param url {@code tcp://host:port} or {@code ssl://host:port}
   * @param clientId the only one of its name at the broker
   * @param options connection options with automatic reconnect off, the last will among them
   */
  public BrokerClient(String url, String clientId, MqttConnectionOptions options)
      throws MqttException {
    super(url, clientId, new MemoryPersistence());
    this.options = options;
    setTimeToWait(PATIENCE);
  }

  @Override
  public void setCallback(MqttCallback callback) {
    super.setCallback(new BrokerCallback(callback, this::connected, this::lost));
  }

  /**
   * Subscribes; connects first. When the broker is away, {@link #connectAgain} does it later: a
   * bridge has to start without its network.
   *
   * @return null; the broker's answer is not waited for by the caller
   */
  @Override
  public @Nullable IMqttToken subscribe(String topic, int qos) throws MqttException {
    this.topic = topic;
    connectAgain();
    return null;
  }

  /** Connects and subscribes unless that is done. To be called every second. */
  public synchronized void connectAgain() {
    if (topic.isEmpty() || (subscribed && isConnected())) {
      return;
    }
    try {
      if (!isConnected()) {
        subscribed = false;
        MqttConnect.connect(aClient, options, PATIENCE);
      }
      aClient.subscribe(topic, 1).waitForCompletion(PATIENCE);
      subscribed = true;
    } catch (MqttException e) {
      complain(MqttConnect.cause(e));
    }
  }

  private void complain(String why) {
    if (!why.equals(trouble)) {
      LOG.warn("{} cannot be reached: {}; tried again every second", getServerURI(), why);
    }
    trouble = why;
  }

  /**
   * Publishes as soon as the window has room, and does not wait for the acknowledgement.
   *
   * @throws MqttException when there is no connection, or no room within ten seconds
   */
  @Override
  public void publish(String topic, MqttMessage message) throws MqttException {
    SendWindow ours = window;
    try {
      if (!ours.enter(PATIENCE)) {
        throw new MqttException(MqttClientException.REASON_CODE_MAX_INFLIGHT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MqttException(e);
    }
    try {
      aClient.publish(topic, message, null, new Published(topic, ours));
    } catch (MqttException e) {
      ours.leave();
      throw e;
    }
  }

  /** Tells once after each connecting that the broker knows nothing of us. */
  public boolean isFresh() {
    return isConnected() && fresh.compareAndSet(true, false);
  }

  /** Takes leave for good, so that the broker publishes the last will. */
  public synchronized void leave() {
    topic = "";
    try {
      if (isConnected()) {
        aClient
            .disconnect(0, null, null, WITH_WILL, new MqttProperties())
            .waitForCompletion(PATIENCE);
      }
    } catch (MqttException e) {
      LOG.warn("The broker was left without a farewell: {}", e.getMessage());
    }
  }

  /** Returns messages that the broker took although nobody subscribes to them. */
  public long unheard() {
    return unheard.sum();
  }

  /** Returns messages that the broker refused. */
  public long refused() {
    return refused.sum();
  }

  /** Returns how many messages are on the way to the broker. */
  public int inFlight() {
    return window.used();
  }

  private void connected() {
    window = new SendWindow();
    lastReason = 0;
    trouble = "";
    fresh.set(true);
    LOG.info("Connected to {} as {}", getServerURI(), getClientId());
  }

  private void lost(String reason) {
    subscribed = false;
    window = new SendWindow();
    LOG.warn("The connection to {} is lost: {}", getServerURI(), reason);
  }

  private void judge(String topic, IMqttToken token) {
    int[] reasons = token.getReasonCodes();
    int reason = reasons == null || reasons.length == 0 ? 0 : reasons[0];
    if (reason >= REFUSED) {
      refused.increment();
    } else if (reason == NO_SUBSCRIBERS) {
      unheard.increment();
    }
    // Nobody has to listen to the status; that would hide what becomes of packets.
    if (!topic.contains("/up/")) {
      return;
    }
    if (reason != lastReason && reason >= NO_SUBSCRIBERS) {
      String what = reason >= REFUSED ? "refuses messages" : "has no subscriber for messages";
      LOG.warn("The broker {} on {} (reason 0x{})", what, topic, Integer.toHexString(reason));
    }
    lastReason = reason;
  }

  /** What becomes of one message. */
  private final class Published implements MqttActionListener {

    private final String topic;
    private final SendWindow ours;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Published(String topic, SendWindow ours) {
      this.topic = topic;
      this.ours = ours;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      done();
      judge(topic, token);
    }

    @Override
    public void onFailure(IMqttToken token, Throwable reason) {
      done();
    }

    private void done() {
      if (open.compareAndSet(true, false)) {
        ours.leave();
      }
    }
  }
}
