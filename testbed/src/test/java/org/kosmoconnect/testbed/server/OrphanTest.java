package org.kosmoconnect.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {

  @TempDir Path folder;

  @Test
  void servers_end_with_a_parent_that_is_killed() throws IOException {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var out =
        new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo("ready");
    List<ProcessHandle> children = Stream.of("postgres", "redis").map(this::child).toList();
    assertThat(children).allMatch(ProcessHandle::isAlive);

    parent.destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
  }

  private ProcessHandle child(String name) {
    try {
      long pid = Long.parseLong(Files.readString(folder.resolve(name).resolve(name + ".pid")));
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts two servers from a thread that ends, and waits to be killed. */
  static final class Parent {

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      var starter =
          new Thread(
              () -> {
                PostgresServer.start(folder.resolve("postgres"), 0);
                RedisServer.start(folder.resolve("redis"), 0);
              });
      starter.start();
      starter.join();
      System.out.println("ready");
      Thread.currentThread().join();
    }
  }
}
