package org.kosmoconnect.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

  @TempDir Path folder;

  @Test
  void values_survive_a_restart() throws IOException {
    try (var first = RedisServer.start(folder, 0)) {
      assertThat(ask(first, "SET kept 42")).startsWith("+OK");
    }
    try (var second = RedisServer.start(folder, 0)) {
      assertThat(ask(second, "GET kept")).startsWith("$2\r\n42");
    }
  }

  @Test
  void a_server_left_by_a_former_run_gives_way_to_the_next() throws IOException {
    try (var orphan = RedisServer.start(folder, 0);
        var next = RedisServer.start(folder, 0)) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(ask(next, "PING")).startsWith("+PONG");
    }
  }

  private static String ask(RedisServer server, String command) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
