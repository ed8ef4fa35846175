package org.kosmoconnect.bridge;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.bridge.BridgeDiagnostics;
import org.kosmoconnect.proto.bridge.BridgeStatus;
import org.kosmoconnect.proto.bridge.CommitMark;
import org.kosmoconnect.proto.bridge.SequenceRange;

/**
 * What the hub is to a bridge: it takes everything, remembers which numbers it has, and says so
 * when the test wants it.
 */
final class HubDouble implements MqttCallback, AutoCloseable {

  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<BridgeStatus> statuses = new CopyOnWriteArrayList<>();
  private final List<BridgeDiagnostics> diagnostics = new CopyOnWriteArrayList<>();
  private final Map<String, TreeSet<Long>> stored = new HashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final MqttClient client;
  private final String bridge;
  private volatile int leftOut;
  private boolean steady;

  HubDouble(String url, String bridge) throws MqttException {
    this.bridge = bridge;
    client = new MqttClient(url, "hub-double", new MemoryPersistence());
    client.setCallback(this);
    client.setTimeToWait(10_000);
    connect();
    clock.scheduleWithFixedDelay(this::connectAgain, 500, 500, TimeUnit.MILLISECONDS);
  }

  private void connect() throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3600L);
    client.connect(options);
    // A broker that was killed may have lost the session.
    client.subscribe("kosmo/v1/" + bridge + "/#", 1);
  }

  private void connectAgain() {
    if (client.isConnected()) {
      return;
    }
    try {
      connect();
    } catch (MqttException e) {
      letGo();
    }
  }

  /** Half a connection would stand in the way of the next attempt. */
  private void letGo() {
    try {
      client.disconnectForcibly(0, 100, false);
    } catch (MqttException e) {
      // There was none.
    }
  }

  synchronized List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  boolean isConnected() {
    return client.isConnected();
  }

  List<BridgeStatus> statuses() {
    return statuses;
  }

  List<BridgeDiagnostics> diagnostics() {
    return diagnostics;
  }

  @Nullable BridgeStatus status() {
    return statuses.isEmpty() ? null : statuses.get(statuses.size() - 1);
  }

  /**
   * Confirms what came, again and again.
   *
   * @param lag how many of the newest numbers are left out
   */
  void confirmSteadily(int lag) {
    leftOut = lag;
    if (!steady) {
      steady = true;
      clock.scheduleWithFixedDelay(this::confirmIfConnected, 0, 200, TimeUnit.MILLISECONDS);
    }
  }

  /** Confirms everything that came up to now, in the order of numbers, with what is missing. */
  void confirm() throws MqttException {
    for (CommitMark mark : marks()) {
      confirm(mark);
    }
  }

  void confirm(CommitMark mark) throws MqttException {
    client.publish("kosmo/v1/" + bridge + "/ack", mark.toByteArray(), 1, true);
  }

  private void confirmIfConnected() {
    try {
      if (client.isConnected()) {
        confirm();
      }
    } catch (MqttException e) {
      // The next time will do.
    }
  }

  private synchronized List<CommitMark> marks() {
    List<CommitMark> marks = new ArrayList<>();
    stored.forEach(
        (spool, numbers) -> {
          long upTo = Math.max(0, numbers.last() - leftOut);
          CommitMark.Builder mark = CommitMark.newBuilder().setSpool(spool).setUpTo(upTo);
          long expected = 1;
          for (long seq : numbers.headSet(upTo, true)) {
            if (seq > expected) {
              mark.addMissing(SequenceRange.newBuilder().setFirst(expected).setLast(seq - 1));
            }
            expected = seq + 1;
          }
          // The newest may have come before older ones: then the last numbers are missing too.
          if (expected <= upTo) {
            mark.addMissing(SequenceRange.newBuilder().setFirst(expected).setLast(upTo));
          }
          marks.add(mark.build());
        });
    return marks;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message)
      throws InvalidProtocolBufferException {
    if (topic.endsWith("/status")) {
      statuses.add(BridgeStatus.parseFrom(message.getPayload()));
    } else if (topic.endsWith("/diag")) {
      diagnostics.add(BridgeDiagnostics.parseFrom(message.getPayload()));
    } else if (topic.contains("/up/")) {
      Arrival arrival = Arrival.of(topic, message);
      synchronized (this) {
        stored.computeIfAbsent(arrival.spool(), spool -> new TreeSet<>()).add(arrival.seq());
        arrivals.add(arrival);
      }
    }
  }

  @Override
  public void close() throws MqttException {
    clock.shutdownNow();
    if (client.isConnected()) {
      client.disconnect();
    }
    client.close(true);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    // It connects again by itself.
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    // It connects again by itself.
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Marks are repeated.
  }

  @Override
  public void connectComplete(boolean reconnect, String server) {
    // Subscribed by whom has connected.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // No extended authentication.
  }
}
