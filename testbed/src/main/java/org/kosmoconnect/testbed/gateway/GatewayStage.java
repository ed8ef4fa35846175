package org.kosmoconnect.testbed.gateway;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig.RegionCode;
import org.kosmoconnect.testbed.live.LiveMesh;
import org.kosmoconnect.testbed.live.LiveRadio;
import org.kosmoconnect.testbed.live.LiveSettings;
import org.kosmoconnect.testbed.radio.RadioSettings;
import org.kosmoconnect.testbed.server.BridgeProcess;
import org.kosmoconnect.testbed.server.HubProcess;
import org.kosmoconnect.testbed.server.ServerException;

/**
 * A hub, bridges and a mesh that lives faster than we do. Hub and bridges are processes, so that
 * they can be killed. The radios stand in a region without a duty cycle and do not tell how busy
 * their channel is, so that pace alone limits what a bridge sends.
 */
public final class GatewayStage implements AutoCloseable {

  private static final long SEED = 7;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final RadioSettings RADIO = new RadioSettings(RegionCode.US, true, false, false);

  private final Path folder;
  private final TrialServers servers;
  private final LiveMesh mesh;
  private final Map<Integer, BridgeProcess> bridges = new HashMap<>();
  private final Map<Integer, HubProcess> hubs = new HashMap<>();

  /**
   * Starts all of it, and waits until bridges have heard the nodes.
   *
   * @param folder of logs and data
   * @param number of bridges, 1 to 5
   * @param hubNumber of hubs that share the work; the first one also migrates the database
   * @param haste seconds of the mesh in one second
   * @param loss share of packets lost on each hop, 0 to 1
   */
  public GatewayStage(Path folder, int number, int hubNumber, double haste, double loss)
      throws Exception {
    this.folder = folder;
    servers = new TrialServers(folder, hubNumber, haste);
    mesh =
        new LiveMesh(
            LiveSettings.quiet(SEED, number)
                .withRadio(RADIO)
                .withScale(haste)
                .withLoss(loss)
                .startingAt(Instant.now()),
            one -> {});
    for (LiveRadio radio : mesh.radios()) {
      radio.start(0);
    }
    mesh.start();
    startHub(0).awaitReady(PATIENCE);
    for (int i = 1; i < hubNumber; i++) {
      startHub(i);
    }
    for (int i = 0; i < number; i++) {
      enrol(i);
      startBridge(i);
    }
    awaitBridges(number);
    meet();
  }

  public LiveMesh mesh() {
    return mesh;
  }

  /** Returns the root of the first hub, http://127.0.0.1:8080. */
  public String url() {
    return servers.hubUrl(0);
  }

  /** Returns the enrolment id of a bridge, counted from 0. */
  public static String bridgeId(int number) {
    return "trial-" + number;
  }

  /** Starts a hub on its ports, and does not wait for it. */
  public HubProcess startHub(int number) {
    Path home = folder.resolve("hub-" + number);
    HubProcess hub = HubProcess.launch(HubProcess.jar(), home, servers.hub(number));
    hubs.put(number, hub);
    return hub;
  }

  /** SIGKILL. */
  public void killHub(int number) {
    HubProcess hub = hubs.remove(number);
    if (hub != null) {
      hub.kill();
    }
  }

  /** Starts a bridge over the files that it had before. */
  public void startBridge(int number) {
    bridges.put(
        number,
        BridgeProcess.launch(
            folder.resolve(bridgeId(number)),
            bridgeId(number),
            mesh.radios().get(number).port(),
            servers.brokerUrl(),
            servers.bridge()));
  }

  /** SIGKILL. */
  public void killBridge(int number) {
    BridgeProcess bridge = bridges.remove(number);
    if (bridge != null) {
      bridge.kill();
    }
  }

  /** Waits until a number of bridges is online with their radios. */
  public void awaitBridges(int number) throws Exception {
    await(
        number + " bridges",
        () -> count("select count(*) from bridge_status where online and connected") >= number);
  }

  /**
   * Lets all bridges rest, or work again. While they rest nothing is offered to them, so that
   * everybody has something to send when they begin.
   */
  public void rest(boolean resting) throws SQLException {
    try (Connection database = connect();
        var update = database.prepareStatement("update bridge set enrolled = ?")) {
      update.setBoolean(1, !resting);
      update.executeUpdate();
    }
  }

  /** Forgets how fast people have sent: limits are measured elsewhere. */
  public void liftLimits() {
    servers.redis().flush();
  }

  /** Returns the numbers of nodes that bridges have heard and that anybody may write to. */
  public List<Long> recipients() throws SQLException {
    List<Long> nodes = new ArrayList<>();
    try (Connection database = connect()) {
      Rows.each(
          database,
          """
          select n.num from node n
          where not coalesce(n.unmessagable, false) and n.public_key is not null and not n.ignored
            and exists (select 1 from reception r where r.from_node = n.num)
            and not exists (select 1 from claimed_node c where c.node = n.num and c.inbound <> 'PUBLIC')
            and not exists (select 1 from block b where b.node = n.num)
          order by n.num
          """,
          row -> nodes.add(row.getLong(1)));
    }
    return nodes;
  }

  /** Opens a connection as the database's owner. */
  public Connection connect() throws SQLException {
    return servers.postgres().connect();
  }

  /** Asks the database for one number. */
  public long count(String sql) throws SQLException {
    try (Connection database = connect()) {
      return Rows.number(database, sql);
    }
  }

  /**
   * Waits for a condition.
   *
   * @throws ServerException when it does not come true in two minutes
   */
  public static void await(String what, Callable<Boolean> condition) throws Exception {
    await(what, PATIENCE, condition);
  }

  static void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new ServerException(what + ": not within " + patience);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private void enrol(int number) throws SQLException {
    try (Connection database = connect();
        var insert =
            database.prepareStatement(
                "insert into bridge (id, node, enrolled, enrolled_at) values (?, ?, true, now())")) {
      insert.setString(1, bridgeId(number));
      insert.setLong(2, Integer.toUnsignedLong(mesh.radios().get(number).number()));
      insert.executeUpdate();
    }
  }

  /** Every node says who it is, until the hub knows where nodes can be reached. */
  private void meet() throws Exception {
    for (LiveRadio radio : mesh.radios()) {
      for (int node : mesh.inReachOf(radio)) {
        mesh.introduce(node);
      }
    }
    long before = -1;
    long known = 0;
    for (Instant end = Instant.now().plusSeconds(30); Instant.now().isBefore(end); ) {
      LockSupport.parkNanos(1_000_000_000);
      before = known;
      known = recipients().size();
      if (known > 0 && known == before) {
        return;
      }
    }
    throw new ServerException("no bridge has heard a node; see " + folder);
  }

  @Override
  public void close() {
    bridges.values().forEach(BridgeProcess::close);
    hubs.values().forEach(HubProcess::close);
    mesh.close();
    servers.close();
  }
}
