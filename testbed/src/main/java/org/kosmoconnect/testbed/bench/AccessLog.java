package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long requests took inside the hub, by the log of its own web server. */
final class AccessLog implements AutoCloseable {

  private final Path folder;
  private int read;

  private AccessLog(Path folder) {
    this.folder = folder;
  }

  static AccessLog create() throws IOException {
    return new AccessLog(Files.createTempDirectory("kosmo-access-log"));
  }

  /** Returns what has a hub write this log, as environment variables. */
  Map<String, String> settings() {
    return Map.of(
        "SERVER_TOMCAT_ACCESSLOG_ENABLED", "true",
        "SERVER_TOMCAT_ACCESSLOG_DIRECTORY", folder.toString(),
        "SERVER_TOMCAT_ACCESSLOG_BUFFERED", "false",
        "SERVER_TOMCAT_ACCESSLOG_PATTERN", "%D");
  }

  /**
   * Returns microseconds from the first byte of a request to the last of its answer, of the next
   * {@code count} requests in the order of their ends; waits until they are written.
   */
  List<Long> next(int count) throws Exception {
    Patience.await(
        count + " lines of the access log",
        Duration.ofSeconds(10),
        () -> lines().size() >= read + count);
    List<Long> micros = lines().subList(read, read + count).stream().map(Long::parseLong).toList();
    read += count;
    return micros;
  }

  private List<String> lines() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path log =
          files
              .filter(file -> file.getFileName().toString().startsWith("access_log"))
              .findFirst()
              .orElseThrow();
      String text = Files.readString(log);
      // A line on its way has no end yet.
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
