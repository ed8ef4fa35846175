package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real redis-server on loopback with an append-only file, synced every second. */
public final class RedisServer extends ServerProcess {

  private final int port;

  private RedisServer(ChildProcess child, int port) {
    super(child);
    this.port = port;
  }

  /**
   * Starts Redis over the data in a folder.
   *
   * @param port 0 for a free one
   */
  public static RedisServer start(Path dataDir, int port) {
    Path data = dataDir.toAbsolutePath();
    int listen = FreePort.orElse(port);
    var options =
        List.of(
            Binaries.redis().toString(),
            "--dir",
            data.toString(),
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(listen),
            "--appendonly",
            "yes",
            "--appendfsync",
            "everysec",
            "--save",
            "",
            // The pid file's owner is recognised by its command line.
            "--set-proc-title",
            "no");
    var child =
        ChildProcess.start(
            new ChildProcess.Plan(
                "redis",
                data,
                DeathSignal.TERM.tie(options),
                Map.of(),
                data.toString(),
                DeathSignal.TERM,
                Duration.ofSeconds(10)));
    Waiting.until(() -> answersPing(listen), child, Duration.ofSeconds(20));
    return new RedisServer(child, listen);
  }

  public int port() {
    return port;
  }

  /** Returns a URL of the form redis://127.0.0.1:6379. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Forgets everything. */
  public void flush() {
    if (!answers(port, "FLUSHALL", "+OK")) {
      throw new ServerException("Redis does not answer; see " + log());
    }
  }

  private static boolean answersPing(int port) {
    return answers(port, "PING", "+PONG");
  }

  private static boolean answers(int port, String command, String expected) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1000);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(expected.length());
      return new String(answer, StandardCharsets.US_ASCII).equals(expected);
    } catch (IOException e) {
      return false;
    }
  }
}
