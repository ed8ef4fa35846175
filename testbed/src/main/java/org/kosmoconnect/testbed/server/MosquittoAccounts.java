package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The accounts of Mosquitto's dynamic security plugin, which come with Debian's package. */
final class MosquittoAccounts {

  private static final List<Path> PLUGINS =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so"),
          Path.of("/usr/lib/aarch64-linux-gnu/mosquitto_dynamic_security.so"),
          Path.of("/usr/lib/mosquitto_dynamic_security.so"));

  private MosquittoAccounts() {}

  static Path plugin() {
    return PLUGINS.stream()
        .filter(Files::isReadable)
        .findFirst()
        .orElseThrow(
            () -> new ServerException("The plugin of mosquitto is missing (Debian: mosquitto)"));
  }

  /** Writes the file that holds only the administrator; one that is there already stays. */
  static void initialise(Path file, String user, String password) {
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Process made =
          new ProcessBuilder("mosquitto_ctrl", "dynsec", "init", file.toString(), user, password)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!made.waitFor(20, TimeUnit.SECONDS) || made.exitValue() != 0) {
        throw new ServerException("mosquitto_ctrl wrote no accounts to " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while accounts were written", e);
    }
  }
}
