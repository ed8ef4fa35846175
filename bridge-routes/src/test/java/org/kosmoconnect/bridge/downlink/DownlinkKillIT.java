package org.kosmoconnect.bridge.downlink;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kosmoconnect.bridge.downlink.DeskBench.offer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.proto.bridge.DownlinkEvent;
import org.kosmoconnect.testbed.server.MosquittoBroker;
import org.sqlite.SQLiteDataSource;

/**
 * Kills the packaged bridge at every step of an offer's life, by SIGKILL, while the hub goes on
 * asking, and asks once more for what it is told was not transmitted. The virtual node counts what
 * arrives.
 */
class DownlinkKillIT {

  private static final int KILLS = "full".equals(System.getenv("KOSMO_TEST_EFFORT")) ? 100 : 15;

  /** What the hub has just seen when the bridge dies. */
  private enum Moment {
    TAKEN(DownlinkEvent::hasTaken),
    READY(DownlinkEvent::hasReady),
    GO(DownlinkEvent::hasReady),
    ACCEPTED(DownlinkEvent::hasRadioAccepted),
    ROUTED(DownlinkEvent::hasRoutingResult);

    private final Predicate<DownlinkEvent> seen;

    Moment(Predicate<DownlinkEvent> seen) {
      this.seen = seen;
    }
  }

  @TempDir Path folder;

  private final Random random = new Random(20261124);
  private final ScheduledExecutorService killer = new ScheduledThreadPoolExecutor(1);
  private MosquittoBroker broker;
  private RadioBench bench;
  private ScriptedHub hub;
  private Process bridge;

  @BeforeEach
  void start() throws Exception {
    broker = MosquittoBroker.start(Files.createDirectory(folder.resolve("broker")), 0);
    bench = new RadioBench();
    hub = new ScriptedHub(broker.url(), "hut");
  }

  @AfterEach
  void stop() throws Exception {
    killer.shutdownNow();
    bridge.destroyForcibly().waitFor();
    hub.close();
    bench.close();
    broker.close();
  }

  @Test
  void nothingIsTransmittedTwiceOrUnrecordedHoweverOftenItIsKilled() throws Exception {
    launch();
    for (int round = 0; round < KILLS; round++) {
      String name = "k" + round;
      killAt(Moment.values()[round % Moment.values().length], name);
      launch();
    }
    hub.watcher = event -> {};
    await().atMost(300, SECONDS).pollInterval(500, MILLISECONDS).until(this::everythingEnded);

    // The broker may deliver all of it once more.
    for (int round = 0; round < KILLS; round++) {
      hub.send(offer("k" + round));
    }
    hub.send(offer("last"));
    await().atMost(60, SECONDS).until(() -> bench.heard.containsKey("Hello from last"));

    assertThat(bench.heard).allSatisfy((text, times) -> assertThat(times).as(text).isEqualTo(1));
    Map<String, Long> written = intents();
    assertThat(bench.heard.keySet())
        .allSatisfy(text -> assertThat(written).containsKey(text.replace("Hello from ", "")));
    assertThat(bench.heard).hasSizeGreaterThan(KILLS / 3);
    System.out.printf(
        "%d kills: %d texts heard, none twice; %d intents%n",
        KILLS, bench.heard.size(), written.size());
  }

  private void killAt(Moment moment, String name) throws Exception {
    CountDownLatch dead = new CountDownLatch(1);
    Process victim = bridge;
    int delay = moment == Moment.GO ? random.nextInt(60) : random.nextInt(3);
    hub.watcher =
        event -> {
          if (event.getCommand().equals(name) && moment.seen.test(event)) {
            killer.schedule(
                () -> {
                  victim.destroyForcibly();
                  dead.countDown();
                },
                delay,
                MILLISECONDS);
          }
        };
    // Until its first connection the broker keeps nothing for a bridge; a hub asks again.
    await("%s at %s".formatted(name, moment))
        .atMost(90, SECONDS)
        .pollInterval(2, SECONDS)
        .until(
            () -> {
              if (hub.told(name).isEmpty()) {
                hub.send(offer(name));
              }
              return dead.getCount() == 0;
            });
    victim.waitFor();
  }

  private boolean everythingEnded() {
    for (int round = 0; round < KILLS; round++) {
      String name = "k" + round;
      boolean ended =
          hub.told(name).stream()
              .anyMatch(
                  event ->
                      event.hasRadioAccepted()
                          || event.hasRadioRefused()
                          || event.hasDropped()
                              && switch (event.getDropped().getReason()) {
                                case NO_GO, RESTARTED, RADIO_LOST -> false;
                                default -> true;
                              });
      if (!ended) {
        return false;
      }
    }
    return true;
  }

  /** Returns the packet ids that the file has, by command. */
  private Map<String, Long> intents() throws Exception {
    SQLiteDataSource file = new SQLiteDataSource();
    file.setUrl("jdbc:sqlite:" + folder.resolve("spool-downlink.db"));
    Map<String, Long> found = new TreeMap<>();
    try (var connection = file.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select command, packet_id from command where packet_id <> 0 and granted > 0")) {
      while (rows.next()) {
        found.put(rows.getString(1), rows.getLong(2));
      }
    }
    return found;
  }

  private void launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            System.getProperty("kosmo.bridge.jar"));
    builder.environment().keySet().removeIf(name -> name.startsWith("KOSMO_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "KOSMO_BRIDGE_ID",
                "hut",
                "KOSMO_BRIDGE_RADIO",
                bench.address(),
                "KOSMO_BRIDGE_MQTT_URL",
                broker.url(),
                "KOSMO_BRIDGE_SPOOL",
                folder.resolve("spool.db").toString(),
                "KOSMO_BRIDGE_AIRTIME_SHARE",
                "100",
                "KOSMO_BRIDGE_CLOCK",
                "synced"));
    bridge =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("bridge.log").toFile()))
            .start();
  }
}
