package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of one PostgreSQL cluster and the programs for it.
 *
 * @param home folder of bin/, lib/ and share/
 * @param data folder of the cluster; the owner's password stands beside it
 */
record PostgresCluster(Path home, Path data) {

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /**
   * Lets root run what PostgreSQL refuses to root: in a user namespace of its own the process is
   * nobody, while the files stay root's.
   */
  List<String> asUnprivileged(List<String> command) {
    if (!System.getProperty("user.name").equals("root")) {
      return command;
    }
    List<String> words = new ArrayList<>(List.of("unshare", "--user"));
    words.addAll(command);
    return words;
  }

  /** Creates the cluster if there is none, and returns the owner's password. */
  String initialise() {
    Path secret = data.resolveSibling("password");
    try {
      if (!Files.exists(data.resolve("PG_VERSION")) || !Files.exists(secret)) {
        Folders.delete(data);
        Files.createDirectories(data.getParent());
        var ownerOnly =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(secret);
        Files.createFile(secret, ownerOnly);
        Files.writeString(secret, randomPassword());
        initdb(secret);
      }
      return Files.readString(secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The built-in locale sorts alike on every machine. */
  private void initdb(Path secret) throws IOException {
    Path log = data.resolveSibling("initdb.log");
    List<String> command =
        asUnprivileged(
            List.of(
                program("initdb"),
                "-D",
                data.toString(),
                "-U",
                PostgresServer.NAME,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-sync"));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (process.waitFor() != 0) {
        Folders.delete(data);
        throw new ServerException("initdb failed; see " + log);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new ServerException("initdb was interrupted");
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
