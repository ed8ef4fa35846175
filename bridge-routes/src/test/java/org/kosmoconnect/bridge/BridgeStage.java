package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.bridge.broker.BrokerClient;
import org.kosmoconnect.testbed.radio.VirtualRadio;
import org.kosmoconnect.testbed.server.MosquittoBroker;

/** A radio, a broker, a hub's double, and a bridge in this JVM between them. */
final class BridgeStage implements AutoCloseable {

  static final String ID = "ridge";
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final Path folder;
  final VirtualRadio radio;
  final Map<String, String> environment = new HashMap<>();

  /** Properties of Camel that no knob of the bridge has. */
  final Map<String, String> properties = new HashMap<>();

  MosquittoBroker broker;
  HubDouble hub;
  private @Nullable Main bridge;
  private @Nullable Thread thread;

  BridgeStage(Path folder) throws Exception {
    this(folder, Mesh.radio());
  }

  BridgeStage(Path folder, VirtualRadio radio) throws Exception {
    this.folder = folder;
    this.radio = radio.start(0);
    broker = MosquittoBroker.start(folder.resolve("broker"), 0);
    hub = new HubDouble(broker.url(), ID);
    environment.put("KOSMO_BRIDGE_ID", ID);
    environment.put("KOSMO_BRIDGE_RADIO", "tcp:127.0.0.1:" + radio.port());
    environment.put("KOSMO_BRIDGE_MQTT_URL", broker.url());
    environment.put("KOSMO_BRIDGE_SPOOL", spool().toString());
    environment.put("KOSMO_BRIDGE_CLOCK", "synced");
  }

  Path spool() {
    return folder.resolve("bridge").resolve("spool.db");
  }

  /** Starts the bridge and waits until it has the radio. */
  BridgeStage start() throws Exception {
    int statuses = hub.statuses().size();
    Main made = KosmoBridge.of(BridgeEnvironment.read(environment));
    properties.forEach(made::addInitialProperty);
    bridge = made;
    thread = new Thread(() -> run(made), "bridge");
    thread.start();
    await().atMost(PATIENCE).until(() -> hub.statuses().size() > statuses);
    awaitStatus(status -> status.getOnline());
    return this;
  }

  private static void run(Main main) {
    try {
      main.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void stop() throws Exception {
    if (bridge != null) {
      bridge.completed();
      thread.join(PATIENCE.toMillis());
      bridge = null;
    }
  }

  /** Returns a bean of the running bridge. */
  <T> T bean(String name, Class<T> type) {
    return bridge.getCamelContext().getRegistry().lookupByNameAndType(name, type);
  }

  Main bridge() {
    return bridge;
  }

  /** Ends the broker as kill −9 does and begins a new one that remembers nothing. */
  void killBroker() {
    broker.kill();
  }

  void startBroker() {
    broker = MosquittoBroker.start(folder.resolve("broker"), broker.port());
  }

  Arrival arrival(Predicate<Arrival> wanted) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> hub.arrivals().stream().filter(wanted).findFirst().orElse(null),
            found -> found != null);
  }

  List<Arrival> awaitArrivals(int number) {
    await().atMost(PATIENCE).until(() -> hub.arrivals().size() >= number);
    return hub.arrivals();
  }

  void awaitStatus(Predicate<org.kosmoconnect.proto.bridge.BridgeStatus> wanted) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(hub.status())
                    .as("the newest of %d statuses; %s", hub.statuses().size(), connections())
                    .isNotNull()
                    .matches(wanted));
  }

  /** Tells a failed test who of the two has lost the broker. */
  private String connections() {
    boolean connected = bridge != null && bean("broker", BrokerClient.class).isConnected();
    return "bridge connected: %s, hub connected: %s".formatted(connected, hub.isConnected());
  }

  @Override
  public void close() throws Exception {
    stop();
    hub.close();
    broker.close();
    radio.close();
  }
}
