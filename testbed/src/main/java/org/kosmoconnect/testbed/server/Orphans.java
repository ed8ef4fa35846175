package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Servers that outlived the run which started them. */
public final class Orphans {

  private Orphans() {}

  /** Stops all that work in the sub-folders of a folder, so that those can be deleted. */
  public static void stop(Path folder) {
    try (Stream<Path> found =
        Files.find(folder, 2, (path, facts) -> path.toString().endsWith(".pid"))) {
      List<Path> files = found.toList();
      for (Path file : files) {
        Path home = file.toAbsolutePath().getParent();
        DeathSignal signal = file.endsWith("postgres.pid") ? DeathSignal.INT : DeathSignal.TERM;
        new PidFile(file).stopOrphan(home.toString(), signal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
