package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pid of a child, kept beside its data, by which the next run finds a child that outlived its
 * parent.
 */
record PidFile(Path path) {

  private static final Logger LOG = LoggerFactory.getLogger(PidFile.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  void write(long pid) {
    try {
      Files.writeString(path, Long.toString(pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.debug("{} stays", path, e);
    }
  }

  /**
   * Stops the process named in the file, if it still runs and its command line holds {@code mark}:
   * pids recur, and a stranger must not be hit.
   */
  void stopOrphan(String mark, DeathSignal signal) {
    read()
        .flatMap(ProcessHandle::of)
        .filter(p -> commandLine(p).contains(mark))
        .ifPresent(
            orphan -> {
              LOG.info("Stopping process {} that a former run left behind", orphan.pid());
              signal.send(orphan.pid());
              if (!ends(orphan)) {
                orphan.destroyForcibly();
                ends(orphan);
              }
            });
    delete();
  }

  private Optional<Long> read() {
    try {
      return Files.exists(path)
          ? Optional.of(Long.valueOf(Files.readString(path).strip()))
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean ends(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | CompletionException e) {
      return !process.isAlive();
    }
  }

  private static String commandLine(ProcessHandle process) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return new String(line, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }
}
