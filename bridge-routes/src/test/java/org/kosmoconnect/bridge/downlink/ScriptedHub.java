package org.kosmoconnect.bridge.downlink;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.kosmoconnect.proto.bridge.DownlinkEvent;
import org.kosmoconnect.proto.bridge.Dropped;

/**
 * The hub's side of the contract: sends what a test says, keeps what it is told, may say go and ask
 * again.
 */
final class ScriptedHub implements MqttCallback, AutoCloseable {

  final List<DownlinkEvent> events = new CopyOnWriteArrayList<>();
  volatile boolean saysGo = true;
  private final Map<String, DownlinkCommand> offers = new ConcurrentHashMap<>();
  volatile Consumer<DownlinkEvent> watcher = event -> {};
  private final String bridge;
  private final MqttAsyncClient client;

  ScriptedHub(String url, String bridge) throws MqttException {
    this.bridge = bridge;
    client = new MqttAsyncClient(url, "scripted-hub", new MemoryPersistence());
    client.setCallback(this);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3600L);
    client.connect(options).waitForCompletion(10_000);
    client.subscribe("kosmo/v1/" + bridge + "/event", 1).waitForCompletion(10_000);
  }

  void send(DownlinkCommand command) {
    if (command.hasOffer()) {
      offers.put(command.getCommand(), command);
    }
    MqttMessage message = new MqttMessage(command.toByteArray());
    message.setQos(1);
    try {
      client.publish("kosmo/v1/" + bridge + "/down", message);
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
  }

  void sendBytes(byte[] bytes) throws MqttException {
    client.publish("kosmo/v1/" + bridge + "/down", new MqttMessage(bytes)).waitForCompletion(5_000);
  }

  /** Returns what was told of one command, in order. */
  List<DownlinkEvent> told(String command) {
    return events.stream().filter(event -> event.getCommand().equals(command)).toList();
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    try {
      DownlinkEvent event = DownlinkEvent.parseFrom(message.getPayload());
      events.add(event);
      if (event.hasReady() && saysGo) {
        send(
            DeskBench.go(event.getCommand(), event.getReady().getToken()).toBuilder()
                .setAttempt(event.getAttempt())
                .build());
      }
      DownlinkCommand offer = offers.get(event.getCommand());
      if (saysGo && offer != null && isProvenUntransmitted(event)) {
        send(offer.toBuilder().setAttempt(event.getAttempt() + 1).build());
      }
      watcher.accept(event);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isProvenUntransmitted(DownlinkEvent event) {
    return event.getDropped().getReason() == Dropped.Reason.RESTARTED
        || event.getDropped().getReason() == Dropped.Reason.RADIO_LOST;
  }

  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(500, 500, true);
    client.close(true);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
