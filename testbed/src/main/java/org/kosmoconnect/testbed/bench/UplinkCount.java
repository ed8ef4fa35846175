package org.kosmoconnect.testbed.bench;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.kosmoconnect.proto.bridge.CommitMark;

/** Counts the packets of one bridge by their numbers, and confirms them as a hub does. */
final class UplinkCount implements MqttCallback, AutoCloseable {

  private final BitSet numbers = new BitSet();
  private final MqttClient client;
  private final String bridge;
  private String spool = "";
  private long messages;

  UplinkCount(String url, String bridge) throws MqttException {
    this.bridge = bridge;
    client = new MqttClient(url, "uplink-count", new MemoryPersistence());
    client.setCallback(this);
    client.connect(new MqttConnectionOptions());
    client.subscribe("kosmo/v1/" + bridge + "/up/#", 1);
  }

  /** Returns how many different packets have come. */
  synchronized int packets() {
    return numbers.cardinality();
  }

  /** Returns how many messages have come, repeated ones too. */
  synchronized long messages() {
    return messages;
  }

  /**
   * Waits for packets and confirms them once a second meanwhile.
   *
   * @return seconds until they were there
   */
  double await(int wanted, int patienceSeconds)
      throws InterruptedException, MqttException, TimeoutException {
    long began = System.nanoTime();
    long confirmAt = began + TimeUnit.SECONDS.toNanos(1);
    while (packets() < wanted) {
      if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(patienceSeconds)) {
        throw new TimeoutException(packets() + " of " + wanted + " packets have come");
      }
      TimeUnit.MILLISECONDS.sleep(1);
      if (System.nanoTime() > confirmAt) {
        confirm();
        confirmAt += TimeUnit.SECONDS.toNanos(1);
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    confirm();
    return seconds;
  }

  private void confirm() throws MqttException {
    CommitMark mark;
    synchronized (this) {
      mark = CommitMark.newBuilder().setSpool(spool).setUpTo(numbers.nextClearBit(1) - 1L).build();
    }
    if (mark.getUpTo() > 0) {
      client.publish("kosmo/v1/" + bridge + "/ack", mark.toByteArray(), 1, true);
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    for (UserProperty property : message.getProperties().getUserProperties()) {
      synchronized (this) {
        if (property.getKey().equals("seq")) {
          numbers.set(Integer.parseInt(property.getValue()));
          messages++;
        } else if (property.getKey().equals("spool")) {
          spool = property.getValue();
        }
      }
    }
  }

  @Override
  public void close() throws MqttException {
    client.disconnect();
    client.close();
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    // The missing packets tell.
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    // The missing packets tell.
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Marks are repeated.
  }

  @Override
  public void connectComplete(boolean reconnect, String server) {
    // Subscribed after connecting.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // No extended authentication.
  }
}
