package org.kosmoconnect.testbed.bench;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A client that acknowledges and forgets: what the broker alone can deliver. */
final class BrokerDrain implements MqttCallback {

  private final CountDownLatch left;
  private final AtomicLong began = new AtomicLong();

  private BrokerDrain(int messages) {
    left = new CountDownLatch(messages);
  }

  /** Takes a session's backlog and returns messages per second. */
  static double messagesPerSecond(Map<String, String> environment, int messages)
      throws MqttException, InterruptedException {
    BrokerDrain drain = new BrokerDrain(messages);
    MqttAsyncClient client =
        new MqttAsyncClient(
            environment.get("KOSMO_MQTT_URL"),
            environment.get("KOSMO_MQTT_CLIENT_ID"),
            new MemoryPersistence());
    client.setCallback(drain);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3600L);
    options.setReceiveMaximum(4_000);
    client.connect(options).waitForCompletion();
    try {
      if (!drain.left.await(10, TimeUnit.MINUTES)) {
        throw new IllegalStateException(drain.left.getCount() + " messages have not come");
      }
      return messages / ((System.nanoTime() - drain.began.get()) / 1e9);
    } finally {
      client.disconnect().waitForCompletion();
      client.close();
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    began.compareAndSet(0, System.nanoTime());
    left.countDown();
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    // The missing messages tell.
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    // The missing messages tell.
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Nothing is published here.
  }

  @Override
  public void connectComplete(boolean reconnect, String server) {
    // The session has its subscription.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // No extended authentication.
  }
}
