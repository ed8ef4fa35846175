package org.kosmoconnect.hub.bridges;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.kosmoconnect.proto.bridge.BridgeStatus;
import org.kosmoconnect.proto.bridge.CommitMark;
import org.kosmoconnect.proto.bridge.RadioStatus;
import org.kosmoconnect.proto.bridge.SpoolStatus;

/** As much of a bridge as the hub can see: it publishes from a spool and reads its marks. */
final class FieldBridge implements AutoCloseable {

  /** A client that tells what the broker answers. */
  static final class Client extends MqttClient {

    Client(String url, String clientId) throws MqttException {
      super(url, clientId, new MemoryPersistence());
      setTimeToWait(20_000);
    }

    /** Goes, whether or not the broker has closed the connection already. */
    void leave() throws MqttException {
      disconnectForcibly(0, 1_000);
      close(true);
    }

    /** Publishes a byte and returns the reason code (MQTT 5 §2.4). */
    int publishCode(String topic) throws MqttException {
      IMqttToken token = aClient.publish(topic, new MqttMessage(new byte[] {1}, 1, false, null));
      token.waitForCompletion(20_000);
      return token.getReasonCodes()[0];
    }

    /** Subscribes and returns the reason code. */
    int subscribeCode(String filter) throws MqttException {
      IMqttToken token = aClient.subscribe(new MqttSubscription(filter, 1));
      token.waitForCompletion(20_000);
      return token.getReasonCodes()[0];
    }
  }

  private final String id;
  private final Client client;
  private final List<CommitMark> marks = new CopyOnWriteArrayList<>();

  private FieldBridge(String id, Client client) {
    this.id = id;
    this.client = client;
  }

  static FieldBridge connect(String url, String id) throws MqttException {
    return connect(url, id, new MqttConnectionOptions());
  }

  static FieldBridge connect(String url, String id, MqttConnectionOptions options)
      throws MqttException {
    Client client = new Client(url, id + "-" + System.nanoTime());
    FieldBridge bridge = new FieldBridge(id, client);
    client.connect(options);
    IMqttMessageListener listener =
        (topic, message) -> bridge.marks.add(CommitMark.parseFrom(message.getPayload()));
    client.subscribe(
        new MqttSubscription[] {new MqttSubscription("kosmo/v1/" + id + "/ack", 1)},
        new IMqttMessageListener[] {listener});
    return bridge;
  }

  String id() {
    return id;
  }

  Client client() {
    return client;
  }

  /** Returns the marks in the order of their arrival. */
  List<CommitMark> marks() {
    return new ArrayList<>(marks);
  }

  /** Tells whether the newest mark covers the number. */
  boolean covered(String spool, long seq) {
    List<CommitMark> all = marks();
    CommitMark last = all.isEmpty() ? null : all.get(all.size() - 1);
    return last != null && last.getSpool().equals(spool) && covers(last, seq);
  }

  static boolean covers(CommitMark mark, long seq) {
    return seq <= mark.getUpTo()
        && mark.getMissingList().stream()
            .noneMatch(range -> range.getFirst() <= seq && seq <= range.getLast());
  }

  void uplink(String spool, long seq, byte[] envelope) throws MqttException {
    MqttProperties properties = new MqttProperties();
    properties.setUserProperties(
        List.of(
            new UserProperty("spool", spool),
            new UserProperty("seq", Long.toString(seq)),
            new UserProperty("boot", "b1"),
            new UserProperty("live", "1"),
            new UserProperty("rxq", "synced")));
    MqttMessage message = new MqttMessage(envelope, 1, false, properties);
    client.publish("kosmo/v1/" + id + "/up/EU_868/LongFast", message);
  }

  void status(BridgeStatus.Builder status) throws MqttException {
    MqttMessage message = new MqttMessage(status.setBridge(id).build().toByteArray());
    message.setQos(1);
    message.setRetained(true);
    client.publish("kosmo/v1/" + id + "/status", message);
  }

  static BridgeStatus.Builder online(long radio) {
    return BridgeStatus.newBuilder()
        .setOnline(true)
        .setSoftware("0.1.0")
        .setRadio(RadioStatus.newBuilder().setConnected(true).setNode((int) radio));
  }

  static SpoolStatus.Builder spool(String name, long floor, long next) {
    return SpoolStatus.newBuilder().setSpool(name).setFloor(floor).setNext(next);
  }

  @Override
  public void close() throws MqttException {
    client.leave();
  }
}
