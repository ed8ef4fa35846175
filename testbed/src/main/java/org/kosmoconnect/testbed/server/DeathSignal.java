package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The signal that asks a child to stop, sent by the kernel too when this JVM dies. */
enum DeathSignal {
  /** PostgreSQL's fast shutdown; its SIGTERM would wait for every client to leave. */
  INT,
  TERM;

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  /**
   * Ties a child to this JVM, and keeps the terminal's Ctrl-C away from it, so that it is stopped
   * in its turn. Without these programs (not Linux) the next start finds an orphan by its pid file.
   */
  List<String> tie(List<String> command) {
    if (!Files.isExecutable(SETPRIV) || !Files.isExecutable(SETSID)) {
      return command;
    }
    List<String> tied =
        new ArrayList<>(
            List.of(SETSID.toString(), SETPRIV.toString(), "--pdeathsig", name(), "--"));
    tied.addAll(command);
    return tied;
  }

  void send(long pid) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name() + " " + pid)
          .redirectErrorStream(true)
          .start()
          .waitFor();
    } catch (IOException e) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
