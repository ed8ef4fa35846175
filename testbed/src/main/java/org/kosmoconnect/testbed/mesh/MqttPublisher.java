package org.kosmoconnect.testbed.mesh;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/** Publishes as fast as the broker takes it, with a bounded number of messages under way. */
public final class MqttPublisher implements AutoCloseable {

  private static final int UNDER_WAY = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * The lowest reason code that means the message went nowhere: nobody is subscribed; refusals
   * begin at 0x80.
   */
  private static final int UNHEARD = 0x10;

  private final MqttAsyncClient client;
  private final Semaphore free = new Semaphore(UNDER_WAY);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private final MqttActionListener listener =
      new MqttActionListener() {
        @Override
        public void onSuccess(IMqttToken token) {
          int[] codes = token.getReasonCodes();
          if (codes != null && codes.length > 0 && codes[0] >= UNHEARD) {
            failure.compareAndSet(null, new MqttException(codes[0]));
          }
          free.release();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
          failure.compareAndSet(null, cause);
          free.release();
        }
      };

  /**
   * Connects; afterwards a lost connection is taken up again by itself.
   *
   * @param url tcp://host:port
   */
  public MqttPublisher(String url, String clientId) throws MqttException {
    client = new MqttAsyncClient(url, clientId, new MemoryPersistence());
    var options = new MqttConnectionOptions();
    options.setAutomaticReconnect(true);
    options.setAutomaticReconnectDelay(1, 5);
    options.setCleanStart(true);
    client.connect(options).waitForCompletion(PATIENCE.toMillis());
  }

  /**
   * Hands over one message; waits while too many are under way.
   *
   * @throws MqttException when this or an earlier message was refused or lost
   */
  public void publish(String topic, byte[] payload, int qos) throws MqttException {
    acquire(1);
    check();
    var message = new MqttMessage(payload);
    message.setQos(qos);
    try {
      client.publish(topic, message, null, listener);
    } catch (MqttException e) {
      free.release();
      throw e;
    }
  }

  /** Waits until the broker has taken everything. */
  public void flush() throws MqttException {
    acquire(UNDER_WAY);
    free.release(UNDER_WAY);
    check();
  }

  private void acquire(int permits) throws MqttException {
    try {
      if (!free.tryAcquire(permits, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MqttException(e);
    }
  }

  private void check() throws MqttException {
    Throwable cause = failure.getAndSet(null);
    if (cause != null) {
      throw cause instanceof MqttException known ? known : new MqttException(cause);
    }
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, 1000, false);
      client.close();
    } catch (MqttException e) {
      // The broker is gone already; nothing of ours is left open.
    }
  }
}
