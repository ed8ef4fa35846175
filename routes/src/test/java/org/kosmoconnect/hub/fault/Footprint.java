package org.kosmoconnect.hub.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kosmoconnect.testbed.server.HubProcess;

/**
 * What a hub holds on to.
 *
 * @param descriptors open files and sockets
 * @param threads of the process
 * @param liveBytes objects that a full collection leaves
 */
record Footprint(long descriptors, long threads, long liveBytes) {

  /** Asks a running hub; costs it a full collection. */
  static Footprint of(HubProcess hub) throws IOException {
    Path process = Path.of("/proc", String.valueOf(hub.pid()));
    return new Footprint(
        entries(process.resolve("fd")), entries(process.resolve("task")), liveBytes(hub.pid()));
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }

  /** The histogram ends with a line of the form {@code Total 412345 28123456}. */
  private static long liveBytes(long pid) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(List.of(jcmd, String.valueOf(pid), "GC.class_histogram"))
            .redirectErrorStream(true)
            .start();
    return process
        .inputReader()
        .lines()
        .filter(line -> line.startsWith("Total"))
        .mapToLong(line -> Long.parseLong(line.strip().replaceFirst(".*\\s", "")))
        .findFirst()
        .orElseThrow(() -> new IOException("jcmd tells no total of process " + pid));
  }
}
