package org.kosmoconnect.testbed.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The signal that asks a child to stop, sent by the kernel too when this JVM dies. */
enum DeathSignal {
  /** PostgreSQL's fast shutdown; its SIGTERM would wait for every client to leave. */
  INT,
  TERM;

  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  /**
   * Puts setpriv before a command; without it (not Linux) the next start finds the orphan by its
   * pid file.
   */
  List<String> tie(List<String> command) {
    if (!Files.isExecutable(SETPRIV)) {
      return command;
    }
    List<String> tied = new ArrayList<>(List.of(SETPRIV.toString(), "--pdeathsig", name(), "--"));
    tied.addAll(command);
    return tied;
  }

  void send(long pid) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name() + " " + pid)
          .redirectErrorStream(true)
          .start()
          .waitFor();
    } catch (java.io.IOException e) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
