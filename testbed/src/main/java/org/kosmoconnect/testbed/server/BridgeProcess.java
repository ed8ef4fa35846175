package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

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
    // By the mark an orphan is recognised.
    List<String> command = command(mark, "run");
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

  /**
   * Exchanges a code for the bridge's credential by its own command.
   *
   * @param hub {@code http://host:port}
   * @param file that will hold the credential, as variables
   * @throws ServerException when the command fails; tells what it said
   */
  public static void enrol(String hub, String code, Path file) {
    List<String> command = command("enrol", hub, code, file.toAbsolutePath().toString());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new ServerException(words.strip());
      }
    } catch (IOException e) {
      throw new ServerException("The bridge cannot be enrolled: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while the bridge was enrolled", e);
    }
  }

  private static List<String> command(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + options());
    // Options of Java stand before the jar.
    Stream.of(words).filter(word -> word.startsWith("-D")).forEach(command::add);
    command.add("-jar");
    command.add(jar().toAbsolutePath().toString());
    Stream.of(words).filter(word -> !word.startsWith("-D")).forEach(command::add);
    return command;
  }

  /** Returns whether there is a jar to start. */
  public static boolean isBuilt() {
    return Files.isRegularFile(jar());
  }

  private static Path jar() {
    return Path.of(System.getProperty(JAR_PROPERTY, "bridge-routes/target/kosmo-bridge.jar"));
  }

  /** As the package has them: the folder of the build lies in that of the module. */
  private static Path options() {
    return jar()
        .toAbsolutePath()
        .resolveSibling("../packaging/root/usr/share/kosmo-bridge/jvm.options")
        .normalize();
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
