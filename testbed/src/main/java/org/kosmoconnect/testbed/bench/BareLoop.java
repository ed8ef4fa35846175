package org.kosmoconnect.testbed.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.kosmoconnect.ingest.Heard;
import org.kosmoconnect.testbed.server.HubProcess;

/**
 * The uplink as one would write it by hand without Camel: two writers, batches of 1000 or 50 ms,
 * acknowledged after the commit. It shares codec and statements with the hub.
 *
 * <p>Runs as a process of its own; its settings are the hub's environment variables.
 */
public final class BareLoop implements MqttCallback {

  private static final int WRITERS = 2;
  private static final int BATCH = 1000;
  private static final long INTERVAL_MILLIS = 50;
  private static final int RECEIVE_MAXIMUM = 4_000;

  private record Waiting(Heard heard, int messageId, int qos) {}

  private final MqttAsyncClient client;
  private final Reception reception = new Reception();
  private final List<BlockingQueue<Waiting>> lanes = new ArrayList<>();

  private BareLoop() throws MqttException {
    client =
        new MqttAsyncClient(
            System.getenv("KOSMO_MQTT_URL"),
            System.getenv("KOSMO_MQTT_CLIENT_ID"),
            new MemoryPersistence());
    client.setManualAcks(true);
    client.setCallback(this);
  }

  public static void main(String... args) throws Exception {
    BareLoop loop = new BareLoop();
    StoreStatements statements = StoreStatements.of(HubProcess.jar());
    for (int i = 0; i < WRITERS; i++) {
      BlockingQueue<Waiting> lane = new ArrayBlockingQueue<>(RECEIVE_MAXIMUM);
      loop.lanes.add(lane);
      UplinkWriter writer =
          new UplinkWriter(
              System.getenv("KOSMO_DB_URL"),
              System.getenv("KOSMO_DB_USER"),
              System.getenv("KOSMO_DB_PASSWORD"),
              statements,
              Reception.rows(System.getenv("KOSMO_INSTANCE")));
      new Thread(() -> loop.write(lane, writer), "writer-" + i).start();
    }
    loop.connect();
  }

  private void connect() throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3600L);
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    // The callback waits while the lanes are full, longer than a ping could.
    options.setKeepAliveInterval(0);
    client.connect(options).waitForCompletion();
    MqttSubscription[] filters = {
      new MqttSubscription("$share/kosmo/msh/#", 1),
      new MqttSubscription("$share/kosmo/kosmo/v1/+/up/#", 1)
    };
    client.subscribe(filters).waitForCompletion();
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws Exception {
    Heard heard = reception.receive(topic, message.getPayload(), message.getProperties());
    if (heard == null) {
      client.messageArrivedComplete(message.getId(), message.getQos());
      return;
    }
    int lane = Math.floorMod(Long.hashCode(heard.packet().from().num()), WRITERS);
    lanes.get(lane).put(new Waiting(heard, message.getId(), message.getQos()));
  }

  private void write(BlockingQueue<Waiting> lane, UplinkWriter writer) {
    try {
      List<Waiting> batch = new ArrayList<>(BATCH);
      while (true) {
        take(lane, batch);
        writer.store(batch.stream().map(Waiting::heard).toList());
        for (Waiting one : batch) {
          client.messageArrivedComplete(one.messageId(), one.qos());
        }
        batch.clear();
      }
    } catch (SQLException | MqttException | InterruptedException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void take(BlockingQueue<Waiting> lane, List<Waiting> batch)
      throws InterruptedException {
    batch.add(lane.take());
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
    while (lane.drainTo(batch, BATCH - batch.size()) >= 0 && batch.size() < BATCH) {
      Waiting next = lane.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      batch.add(next);
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    System.err.println("Disconnected: " + response);
    System.exit(1);
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    exception.printStackTrace();
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Nothing is published here.
  }

  @Override
  public void connectComplete(boolean reconnect, String server) {
    // The subscription follows in connect().
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // No extended authentication.
  }
}
