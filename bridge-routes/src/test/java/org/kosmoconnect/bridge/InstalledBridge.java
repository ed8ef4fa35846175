package org.kosmoconnect.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The Debian package, installed by dpkg into a root of its own. */
final class InstalledBridge {

  static final Path PACKAGE =
      Path.of(System.getProperty("kosmo.bridge.deb", "target/kosmo-bridge.deb"));

  private static final int PATIENCE_SECONDS = 180;

  private final Path root;

  private InstalledBridge(Path root) {
    this.root = root;
  }

  /**
   * How a program ended.
   *
   * @param text of both outputs
   */
  record Ending(int status, String text) {}

  static InstalledBridge install(Path root) throws Exception {
    Path state = root.resolve("var/lib/dpkg");
    for (String folder : new String[] {"info", "updates"}) {
      Files.createDirectories(state.resolve(folder));
    }
    for (String file : new String[] {"status", "available"}) {
      Files.createFile(state.resolve(file));
    }
    InstalledBridge installed = new InstalledBridge(root);
    installed.dpkg("--install", PACKAGE.toAbsolutePath().toString());
    return installed;
  }

  /** Has dpkg do something, scripts of the package included. */
  void dpkg(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "dpkg",
                "--root=" + root,
                "--force-not-root",
                "--force-script-chrootless",
                // What it needs is on this machine, not in that root.
                "--force-depends",
                "--log=/dev/null"));
    command.addAll(List.of(words));
    Ending ending = run(Map.of(), command);
    if (ending.status() != 0) {
      throw new IllegalStateException(ending.text());
    }
  }

  Path path(String inside) {
    return root.resolve(inside);
  }

  /** Runs the installed launcher to its end. */
  Ending run(Map<String, String> environment, String... words) throws Exception {
    return run(environment, command(words));
  }

  /** Starts the installed launcher; its log is {@code bridge.log} in the root. */
  Process start(Map<String, String> environment) throws IOException {
    return builder(environment, command("run"))
        .redirectOutput(root.resolve("bridge.log").toFile())
        .start();
  }

  private List<String> command(String... words) {
    List<String> command = new ArrayList<>(List.of(path("usr/bin/kosmo-bridge").toString()));
    command.addAll(List.of(words));
    return command;
  }

  static Ending run(Map<String, String> environment, List<String> command) throws Exception {
    Path text = Files.createTempFile("kosmo-bridge", ".log");
    try {
      Process process = builder(environment, command).redirectOutput(text.toFile()).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " does not end: " + Files.readString(text));
      }
      return new Ending(process.exitValue(), Files.readString(text));
    } finally {
      Files.delete(text);
    }
  }

  private static ProcessBuilder builder(Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("KOSMO_"));
    builder.environment().putAll(environment);
    return builder;
  }
}
