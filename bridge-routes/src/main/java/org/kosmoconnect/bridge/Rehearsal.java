package org.kosmoconnect.bridge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/**
 * A bridge that starts with neither radio nor broker and stops again, so that the package can keep
 * an archive of the classes that a start loads.
 */
final class Rehearsal {

  /** Nobody listens at it on any machine. */
  private static final String NOWHERE = "127.0.0.1:1";

  /** Long enough for each route to have had its first turn. */
  private static final int SECONDS = 3;

  private Rehearsal() {}

  static int run() throws Exception {
    Path folder = Files.createTempDirectory("kosmo-bridge");
    try {
      Main main = KosmoBridge.of(BridgeEnvironment.read(settings(folder)));
      main.configure().withDurationMaxSeconds(SECONDS);
      main.run();
      return main.getExitCode();
    } finally {
      delete(folder);
    }
  }

  private static Map<String, String> settings(Path folder) {
    return Map.of(
        "KOSMO_BRIDGE_ID",
        "rehearsal",
        "KOSMO_BRIDGE_RADIO",
        "tcp:" + NOWHERE,
        "KOSMO_BRIDGE_MQTT_URL",
        "tcp://" + NOWHERE,
        "KOSMO_BRIDGE_CLOCK",
        "unsynced",
        "KOSMO_BRIDGE_SPOOL",
        folder.resolve("spool.db").toString());
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
