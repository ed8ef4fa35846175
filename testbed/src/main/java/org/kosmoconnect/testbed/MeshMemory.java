package org.kosmoconnect.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Remembers up to when the mesh has been heard, so that the next run fills the gap and repeats
 * nothing.
 */
final class MeshMemory {

  static final String FILE = "heard-until";

  private static final Duration WRITE_EVERY = Duration.ofSeconds(5);

  private final Path file;
  private Instant written = Instant.EPOCH;

  MeshMemory(Path file) {
    this.file = file;
  }

  /** Returns where to go on, but never before {@code earliest}. */
  Instant resumeFrom(Instant earliest) {
    try {
      Instant heard = Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : earliest;
      return heard.isBefore(earliest) ? earliest : heard;
    } catch (IOException | DateTimeParseException e) {
      return earliest;
    }
  }

  /** Notes a time; most calls only compare. */
  void heard(Instant time) {
    if (Duration.between(written, time).compareTo(WRITE_EVERY) > 0) {
      Path fresh = file.resolveSibling(FILE + ".new");
      try {
        Files.writeString(fresh, time.toString());
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        written = time;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
