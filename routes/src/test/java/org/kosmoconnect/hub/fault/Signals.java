package org.kosmoconnect.hub.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sends signals to a server that this JVM started, and to all its children. */
final class Signals {

  private Signals() {}

  /** Freezes the server whose data lie in a folder. */
  static void pause(Path folder) throws Exception {
    send("STOP", folder);
  }

  /** Lets it go on. */
  static void resume(Path folder) throws Exception {
    send("CONT", folder);
  }

  private static void send(String signal, Path folder) throws Exception {
    ProcessHandle server =
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
            .findFirst()
            .orElseThrow();
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    Stream.concat(Stream.of(server), server.descendants())
        .forEach(process -> command.add(String.valueOf(process.pid())));
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
