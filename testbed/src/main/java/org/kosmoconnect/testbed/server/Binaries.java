package org.kosmoconnect.testbed.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Server programs that come inside jars, unpacked once into the user's cache folder. */
final class Binaries {

  private static final boolean ARM = System.getProperty("os.arch").matches("aarch64|arm64");

  private Binaries() {}

  /** Returns the folder with bin/postgres and bin/initdb. */
  static Path postgres() {
    return unpacked(ARM ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz");
  }

  /** Returns the redis-server program. */
  static Path redis() {
    String program = "redis-server-7.0.15-linux-" + (ARM ? "arm64" : "amd64");
    return unpacked(program).resolve(program);
  }

  private static Path unpacked(String resource) {
    try (InputStream in = Binaries.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new ServerException(
            resource + " is not on the class path; only Linux on amd64 and arm64 is served");
      }
      byte[] bytes = in.readAllBytes();
      Path home = cache().resolve(resource + "-" + Integer.toHexString(Arrays.hashCode(bytes)));
      if (!Files.isDirectory(home)) {
        Path fresh = Files.createTempDirectory(Files.createDirectories(cache()), "unpack");
        unpack(resource, bytes, fresh);
        move(fresh, home);
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(String resource, byte[] bytes, Path folder) throws IOException {
    var in = new ByteArrayInputStream(bytes);
    if (!resource.endsWith(".txz")) {
      Path program = folder.resolve(resource);
      Files.copy(in, program);
      makeExecutable(program);
      return;
    }
    try (var tar =
        new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(in), 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, folder.resolve(entry.getName()));
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      if ((entry.getMode() & 0100) != 0) {
        makeExecutable(target);
      }
    }
  }

  private static void makeExecutable(Path program) throws IOException {
    if (!program.toFile().setExecutable(true, true)) {
      throw new IOException(program + " cannot be made executable");
    }
  }

  /**
   * Another process may unpack the same at the same time: the first one wins, the other's copy is
   * left unused.
   */
  private static void move(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      Folders.delete(fresh);
    }
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(home -> !home.isBlank())
        .map(Path::of)
        .orElse(Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("kosmoconnect");
  }
}
