package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Debian's Mosquitto as a process, on loopback, configured as in production: without credentials,
 * or with the dynamic security plugin.
 */
public final class MosquittoBroker extends ServerProcess {

  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"));

  private final int port;

  private MosquittoBroker(ChildProcess child, int port) {
    super(child);
    this.port = port;
  }

  /** Tells whether the package mosquitto is installed. */
  public static boolean isInstalled() {
    return PROGRAMS.stream().anyMatch(Files::isExecutable);
  }

  /**
   * Starts Mosquitto over the data in a folder; everyone may do everything.
   *
   * @param port 0 for a free one
   */
  public static MosquittoBroker start(Path dataDir, int port) {
    return start(dataDir, port, "allow_anonymous true");
  }

  /**
   * Starts Mosquitto over the data in a folder, with the dynamic security plugin.
   *
   * @param port 0 for a free one
   * @param user administrator of the plugin, who alone may come in at first
   */
  public static MosquittoBroker startGuarded(Path dataDir, int port, String user, String password) {
    Path accounts = dataDir.toAbsolutePath().resolve("dynamic-security.json");
    MosquittoAccounts.initialise(accounts, user, password);
    return start(
        dataDir,
        port,
        """
        allow_anonymous false
        plugin %s
        plugin_opt_config_file %s"""
            .formatted(MosquittoAccounts.plugin(), accounts));
  }

  private static MosquittoBroker start(Path dataDir, int port, String access) {
    Path program =
        PROGRAMS.stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () -> new ServerException("mosquitto is missing (Debian package: mosquitto)"));
    Path data = dataDir.toAbsolutePath();
    int listen = FreePort.orElse(port);
    Path configuration = write(data, listen, access);
    var child =
        ChildProcess.start(
            new ChildProcess.Plan(
                "mosquitto",
                data,
                DeathSignal.TERM.tie(List.of(program.toString(), "-c", configuration.toString())),
                Map.of(),
                data.toString(),
                DeathSignal.TERM,
                Duration.ofSeconds(10)));
    Waiting.until(() -> listens(listen), child, Duration.ofSeconds(20));
    return new MosquittoBroker(child, listen);
  }

  private static Path write(Path data, int port, String access) {
    // As root it would become the user mosquitto and lose its own folder.
    String lines =
        """
        listener %d 127.0.0.1
        %s
        user %s
        persistence true
        persistence_location %s/
        autosave_interval 30
        max_queued_messages 0
        max_queued_bytes 0
        max_inflight_messages 1000
        log_dest stderr
        log_type error
        log_type warning
        """
            .formatted(port, access, System.getProperty("user.name"), data);
    try {
      Files.createDirectories(data);
      return Files.writeString(data.resolve("mosquitto.conf"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** Returns a URL of the form tcp://127.0.0.1:1883. */
  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  private static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
