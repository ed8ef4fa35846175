package org.kosmoconnect.hub.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.hub.fault.HubUnderFault.metric;
import static org.kosmoconnect.hub.fault.HubUnderFault.patience;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.HubProcess;
import org.postgresql.PGConnection;

/** The database freezes, dies and quarrels; the broker keeps what is not stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFaultsIT {

  private static final int PACKETS = 4_000;
  private static final int NODES = 50;
  private static final String DEADLOCKS =
      "select deadlocks from pg_stat_database where datname = 'kosmo'";
  private static final String HANG_UP =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'kosmo' and pid <> pg_backend_pid()";
  private static final String BLOCKED_BY =
      "select count(*) from pg_stat_activity where %d = any(pg_blocking_pids(pid))";

  @TempDir private static Path folder;
  private ArtemisBroker broker;
  private HubUnderFault fault;
  private HubProcess hub;
  private int seed;

  @BeforeAll
  void start() {
    broker = ArtemisBroker.start(folder.resolve("artemis"), 0);
    fault = new HubUnderFault(folder, broker.url(), Map.of());
    hub = fault.startHub();
  }

  @AfterAll
  void stop() {
    fault.close();
    broker.close();
  }

  private PacketLoad nextLoad() {
    return PacketLoad.endingNow(++seed, PACKETS, NODES);
  }

  @Test
  void aFrozenDatabaseLosesNothing() throws Exception {
    for (int i = 0; i < Effort.of(1, 10); i++) {
      long before = fault.count("packet");
      CompletableFuture<Void> publishing = fault.publish(nextLoad());
      fault.awaitPackets(before);
      Signals.pause(fault.postgresFolder());
      try {
        publishing.get(60, SECONDS);
        patience().until(() -> metric(hub, "kosmo_uplink_unacknowledged") > 0);
      } finally {
        Signals.resume(fault.postgresFolder());
      }
      fault.assertAllStoredOnce();
    }
  }

  @Test
  void aKilledDatabaseLosesNothing() throws Exception {
    for (int i = 0; i < Effort.of(1, 10); i++) {
      long before = fault.count("packet");
      CompletableFuture<Void> publishing = fault.publish(nextLoad());
      fault.awaitPackets(before);
      fault.killAndRestartPostgres();
      publishing.get(60, SECONDS);
      fault.assertAllStoredOnce();
    }
  }

  /**
   * Every batch writes its bridges in the order of their ids; a foreign session goes backwards. A
   * batch that is stopped before all four bridges have been heard closes no circle; another load is
   * sent then.
   */
  @Test
  void theVictimOfADeadlockIsStoredLater() throws Exception {
    // So that a busy machine has time to close the circle before the hub looks for it.
    execute("alter system set deadlock_timeout = '5s'", "select pg_reload_conf()");
    long deadlocks = fault.query(DEADLOCKS);
    int circles = Effort.of(1, 10);
    int victims = 0;

    for (int loads = 0; victims < circles && loads < 10 * circles; loads++) {
      double before = retries();
      quarrelOver(nextLoad());
      fault.assertAllStoredOnce();
      victims += retries() > before ? 1 : 0;
    }

    assertThat(victims).as("loads with a batch stored at another try").isEqualTo(circles);
    patience().until(() -> fault.query(DEADLOCKS) >= deadlocks + circles);
    assertThat(fault.count("dead_letter")).isZero();
  }

  /** Where the owner of the database asks for snapshots, writers that meet fail one another. */
  @Test
  void whatCouldNotBeSerializedIsStoredLater() throws Exception {
    execute("alter database kosmo set default_transaction_isolation = 'repeatable read'", HANG_UP);
    try {
      for (int i = 0; i < Effort.of(1, 10); i++) {
        double before = retries();
        quarrelOver(nextLoad());
        fault.assertAllStoredOnce();
        assertThat(retries()).as("batches tried again").isGreaterThan(before);
      }
    } finally {
      execute("alter database kosmo reset default_transaction_isolation", HANG_UP);
    }
    assertThat(fault.count("dead_letter")).isZero();
  }

  private double retries() {
    return metric(hub, "kosmo_batch_retries_total{queue=\"uplink\"}");
  }

  private void quarrelOver(PacketLoad load) throws Exception {
    SortedSet<String> bridges = bridges(load);
    try (Connection foreign = fault.connect();
        var statement = foreign.createStatement()) {
      int pid = foreign.unwrap(PGConnection.class).getBackendPID();
      // Whoever looks for a circle last is not its victim.
      statement.execute("set deadlock_timeout = '1min'");
      // It is the hub that has to give way, never this session.
      foreign.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      foreign.setAutoCommit(false);
      statement.execute(insert(bridges.last()));
      CompletableFuture<Void> publishing = fault.publish(load);
      patience()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> fault.query(BLOCKED_BY.formatted(pid)) > 0);
      statement.execute(insert(bridges.first()));
      foreign.commit();
      publishing.get(60, SECONDS);
    }
  }

  private void execute(String... commands) throws SQLException {
    try (Connection database = fault.connect();
        var statement = database.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  private static SortedSet<String> bridges(PacketLoad load) {
    return load.messages()
        .limit(50)
        .map(message -> message.topic().substring(message.topic().lastIndexOf('/') + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String insert(String bridge) {
    return "insert into bridge (id, first_heard, last_heard) values ('%s', now(), now()) on conflict do nothing"
        .formatted(bridge);
  }
}
