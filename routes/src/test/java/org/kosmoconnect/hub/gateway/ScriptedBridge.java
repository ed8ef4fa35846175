package org.kosmoconnect.hub.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.kosmoconnect.proto.bridge.DownlinkEvent;
import org.kosmoconnect.proto.bridge.Offer;
import org.kosmoconnect.proto.bridge.RadioAccepted;
import org.kosmoconnect.proto.bridge.Ready;
import org.kosmoconnect.proto.bridge.RoutingReport;
import org.kosmoconnect.proto.bridge.Taken;

/**
 * A bridge that speaks the contract of {@code downlink.proto} over a real broker, and whose radio
 * is a script. It transmits only on a go, and notes every transmission.
 */
final class ScriptedBridge implements AutoCloseable {

  /** One text on the air. */
  record Transmission(String command, int attempt, long packetId, Offer offer, long nanos) {}

  private static final AtomicLong PACKETS = new AtomicLong(0x10000);

  private final String id;
  private final long radio;
  private final MqttClient client;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  private final String spool = Long.toString(System.nanoTime(), 36);
  private final AtomicLong sequence = new AtomicLong();
  private final Map<String, Offer> offers = new ConcurrentHashMap<>();
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  final List<DownlinkCommand> commands = new CopyOnWriteArrayList<>();
  final List<Transmission> transmissions = new CopyOnWriteArrayList<>();

  /** What happens after a transmission; by default the recipient confirms. */
  volatile BiConsumer<ScriptedBridge, Transmission> air = ScriptedBridge::confirm;

  /** Whether it asks to transmit what it took. */
  volatile boolean asks = true;

  ScriptedBridge(String url, String id, long radio) throws MqttException {
    this.id = id;
    this.radio = radio;
    this.client = new MqttClient(url, "bridge-" + id, new MemoryPersistence());
    client.setCallback(new Listener());
    client.connect();
    client.subscribe("kosmo/v1/" + id + "/down", 1);
  }

  String id() {
    return id;
  }

  private void obey(DownlinkCommand command) {
    commands.add(command);
    String key = command.getCommand() + "/" + command.getAttempt();
    switch (command.getActionCase()) {
      case OFFER -> {
        offers.put(key, command.getOffer());
        report(command, b -> b.setTaken(Taken.getDefaultInstance()));
        if (asks) {
          report(command, b -> b.setReady(Ready.newBuilder().setToken(key.hashCode())));
        }
      }
      case GO -> transmit(command, key);
      default -> {}
    }
  }

  private void transmit(DownlinkCommand command, String key) {
    if (sent.putIfAbsent(key, 1L) != null) {
      return;
    }
    Transmission transmission =
        new Transmission(
            command.getCommand(),
            command.getAttempt(),
            PACKETS.incrementAndGet(),
            offers.get(key),
            System.nanoTime());
    transmissions.add(transmission);
    report(transmission, b -> b.setRadioAccepted(RadioAccepted.getDefaultInstance()));
    air.accept(this, transmission);
  }

  /** The recipient confirms; a channel's text is repeated. */
  void confirm(Transmission transmission) {
    long to = Integer.toUnsignedLong(transmission.offer().getTo());
    answers(transmission, to == 0xFFFF_FFFFL ? radio : to, 0);
  }

  void answers(Transmission transmission, long from, int error) {
    report(
        transmission,
        b ->
            b.setRoutingResult(
                RoutingReport.newBuilder().setFrom((int) from).setError(error).setSnr(5.5f)));
  }

  /** Reports something about a transmission. */
  void report(Transmission transmission, java.util.function.Consumer<DownlinkEvent.Builder> fact) {
    publish(
        DownlinkEvent.newBuilder()
            .setCommand(transmission.command())
            .setAttempt(transmission.attempt())
            .setPacketId((int) transmission.packetId()),
        fact);
  }

  void report(DownlinkCommand command, java.util.function.Consumer<DownlinkEvent.Builder> fact) {
    publish(
        DownlinkEvent.newBuilder()
            .setCommand(command.getCommand())
            .setAttempt(command.getAttempt()),
        fact);
  }

  private void publish(
      DownlinkEvent.Builder event, java.util.function.Consumer<DownlinkEvent.Builder> fact) {
    fact.accept(event);
    event.setTime(System.currentTimeMillis()).setSpool(spool).setSeq(sequence.incrementAndGet());
    MqttMessage message = new MqttMessage(event.build().toByteArray());
    message.setQos(1);
    try {
      client.publish("kosmo/v1/" + id + "/event", message);
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws MqttException {
    thread.shutdownNow();
    client.disconnect();
    client.close();
  }

  /** Hands commands to the bridge's own thread: a callback that publishes would wait for itself. */
  private final class Listener implements MqttCallback {

    @Override
    public void messageArrived(String topic, MqttMessage message) throws Exception {
      DownlinkCommand command = DownlinkCommand.parseFrom(message.getPayload());
      thread.execute(() -> obey(command));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException failure) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
  }
}
