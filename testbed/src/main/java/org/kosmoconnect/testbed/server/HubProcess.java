package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The hub's executable jar as a process of its own. */
public final class HubProcess implements AutoCloseable {

  /** System property that names the jar; default {@code routes/target/kosmoconnect-hub.jar}. */
  public static final String JAR_PROPERTY = "kosmo.hub.jar";

  private static final int HEAP_MB = 384;

  /** Ten times what it takes on two idle cores: beside other suites it has taken two minutes. */
  private static final Duration START = Duration.ofMinutes(5);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final ChildProcess child;
  private final int port;
  private final int managementPort;

  private HubProcess(ChildProcess child, int port, int managementPort) {
    this.child = child;
    this.port = port;
    this.managementPort = managementPort;
  }

  /** Starts the jar named by {@value #JAR_PROPERTY} and waits until it is ready. */
  public static HubProcess start(Path folder, Map<String, String> environment) {
    return launch(jar(), folder, environment).awaitReady(START);
  }

  /**
   * Starts a hub without waiting.
   *
   * @param folder of hub.log and of the pid file
   * @param environment KOSMO_PORT and KOSMO_MANAGEMENT_PORT are read from it too; default 8080 and
   *     8081
   */
  public static HubProcess launch(Path jar, Path folder, Map<String, String> environment) {
    return launch(jar, folder, environment, HEAP_MB);
  }

  /** Starts a hub without waiting, with at most {@code heapMb} megabytes of heap. */
  public static HubProcess launch(
      Path jar, Path folder, Map<String, String> environment, int heapMb) {
    if (!Files.isRegularFile(jar)) {
      throw new ServerException("The hub is not built: " + jar + " does not exist");
    }
    Path home = folder.toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMb + "m");
    command.add(options(jar));
    // By it an orphan is recognised.
    command.add("-Dkosmo.home=" + home);
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    var child =
        ChildProcess.start(
            new ChildProcess.Plan(
                "hub",
                home,
                DeathSignal.TERM.tie(command),
                environment,
                "-Dkosmo.home=" + home,
                DeathSignal.TERM,
                Duration.ofSeconds(20)));
    return new HubProcess(
        child,
        Integer.parseInt(environment.getOrDefault("KOSMO_PORT", "8080")),
        Integer.parseInt(environment.getOrDefault("KOSMO_MANAGEMENT_PORT", "8081")));
  }

  /** Returns the jar to start. */
  public static Path jar() {
    return Path.of(System.getProperty(JAR_PROPERTY, "routes/target/kosmoconnect-hub.jar"));
  }

  /**
   * Returns the argument of Java that has it read the hub's options, which lie beside its module.
   */
  public static String options(Path jar) {
    return "@" + jar.toAbsolutePath().getParent().resolveSibling("jvm.options");
  }

  /** Waits until the hub says that it is ready for requests and messages. */
  public HubProcess awaitReady(Duration patience) {
    Waiting.until(this::isReady, child, patience);
    return this;
  }

  public boolean isReady() {
    var request =
        HttpRequest.newBuilder(URI.create(managementUrl() + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns a URL of the form http://127.0.0.1:8080. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Returns a URL of the form http://127.0.0.1:8081. */
  public String managementUrl() {
    return "http://127.0.0.1:" + managementPort;
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

  /** SIGKILL: no farewell to the broker, nothing flushed. */
  public void kill() {
    child.kill();
  }

  /** SIGTERM: the hub drains and says goodbye. */
  public void stop() {
    child.close();
  }

  @Override
  public void close() {
    stop();
  }
}
