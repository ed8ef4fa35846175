package org.kosmoconnect.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @TempDir private Path folder;

  @Test
  void quotesAShortLogWhole() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), "first\nsecond\n");
    assertThat(LogTail.of(log)).isEqualTo("first\nsecond\n");
  }

  @Test
  void quotesWholeLinesOfALongLog() throws IOException {
    String lines =
        IntStream.range(0, 2_000).mapToObj(n -> "line " + n + "\n").collect(Collectors.joining());
    Path log = Files.writeString(folder.resolve("a.log"), lines);
    assertThat(LogTail.of(log))
        .matches("(?s)line \\d+\n.*")
        .endsWith("line 1999\n")
        .hasSizeBetween(3_900, 4_000);
  }

  @Test
  void saysThatThereIsNoLog() {
    assertThat(LogTail.of(folder.resolve("none.log"))).contains("not readable", "none.log");
  }

  /** Whoever starts a demo reads why a server did not start without opening a file. */
  @Test
  void isQuotedWhenAServerEnds() {
    List<String> command = List.of("sh", "-c", "echo the port is taken; exit 3");
    var plan =
        new ChildProcess.Plan(
            "server", folder, command, Map.of(), "mark", DeathSignal.TERM, Duration.ofSeconds(1));
    ChildProcess child = ChildProcess.start(plan);
    await().until(() -> !child.isAlive());
    assertThat(child.failure("ended"))
        .hasMessageContainingAll("server ended; see", "server.log", "the port is taken");
  }
}
