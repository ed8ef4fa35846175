package org.kosmoconnect.testbed.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The bridge's jar as a process of its own, with the memory that it has on a Raspberry Pi. */
public final class BridgeProcess implements AutoCloseable {

  /** System property that names the jar; default {@code bridge-routes/target/kosmo-bridge.jar}. */
  public static final String JAR_PROPERTY = "kosmo.bridge.jar";

  private final ChildProcess child;

  private BridgeProcess(ChildProcess child) {
    this.child = child;
  }

  /**
   * Starts a bridge without waiting.
   *
   * @param folder of bridge.log, the pid file and the spool, which outlives the process
   * @param id enrolment id
   * @param radioPort port of a radio on this machine
   * @param broker tcp://host:port
   * @param more further variables, which win
   * @throws ServerException when the jar is not there
   */
  public static BridgeProcess launch(
      Path folder, String id, int radioPort, String broker, Map<String, String> more) {
    if (!isBuilt()) {
      throw new ServerException("The bridge is not built: " + jar() + " does not exist");
    }
    Path home = folder.toAbsolutePath();
    Map<String, String> environment = new HashMap<>();
    environment.put("KOSMO_BRIDGE_ID", id);
    environment.put("KOSMO_BRIDGE_RADIO", "tcp:127.0.0.1:" + radioPort);
    environment.put("KOSMO_BRIDGE_MQTT_URL", broker);
    environment.put("KOSMO_BRIDGE_SPOOL", home.resolve("spool.db").toString());
    environment.putAll(more);
    String mark = "-Dkosmo.home=" + home;
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // By it an orphan is recognised.
            mark,
            "-jar",
            jar().toAbsolutePath().toString());
    return new BridgeProcess(
        ChildProcess.start(
            new ChildProcess.Plan(
                "bridge",
                home,
                DeathSignal.TERM.tie(command),
                environment,
                mark,
                DeathSignal.TERM,
                Duration.ofSeconds(10))));
  }

  /** Returns whether there is a jar to start. */
  public static boolean isBuilt() {
    return Files.isRegularFile(jar());
  }

  private static Path jar() {
    return Path.of(System.getProperty(JAR_PROPERTY, "bridge-routes/target/kosmo-bridge.jar"));
  }

  public boolean isAlive() {
    return child.isAlive();
  }

  public long pid() {
    return child.pid();
  }

  public Path log() {
    return child.log();
  }

  /** Completes with the exit status when the process ends, wanted or not. */
  public CompletableFuture<Integer> onExit() {
    return child.onExit();
  }

  /** SIGKILL: nothing is written down any more. */
  public void kill() {
    child.kill();
  }

  /** SIGTERM: the bridge says goodbye. */
  @Override
  public void close() {
    child.close();
  }
}
