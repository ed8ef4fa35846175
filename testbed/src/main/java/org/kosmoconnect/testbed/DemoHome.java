package org.kosmoconnect.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.kosmoconnect.testbed.server.Folders;
import org.kosmoconnect.testbed.server.OpenServers;
import org.kosmoconnect.testbed.server.Orphans;
import org.kosmoconnect.testbed.server.ServerException;

/** The folder of one demo; one process at a time works in it. */
final class DemoHome implements AutoCloseable {

  private final Path folder;
  private final boolean ephemeral;
  private final FileChannel lock;

  private DemoHome(Path folder, boolean ephemeral, FileChannel lock) {
    this.folder = folder;
    this.ephemeral = ephemeral;
    this.lock = lock;
  }

  /** Opens the user's demo folder, or a temporary one that goes at the end. */
  static DemoHome open(boolean ephemeral, boolean fresh) {
    try {
      Path folder =
          ephemeral ? Files.createTempDirectory("kosmo-demo") : Files.createDirectories(standard());
      FileChannel lock = lock(folder);
      var home = new DemoHome(folder, ephemeral, lock);
      if (fresh) {
        home.forget();
      }
      OpenServers.add(home);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new ServerException(
          "Another demo is running in " + folder + "; stop it, or use --ephemeral");
    }
    return channel;
  }

  Path folder(String name) {
    return folder.resolve(name);
  }

  boolean ephemeral() {
    return ephemeral;
  }

  /** Returns KOSMO_DEMO_PASSWORD, or a random password that later runs over the same data keep. */
  String password() {
    return Optional.ofNullable(System.getenv("KOSMO_DEMO_PASSWORD"))
        .filter(password -> !password.isBlank())
        .orElseGet(this::ownPassword);
  }

  private String ownPassword() {
    Path file = folder.resolve("password");
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[9];
        new SecureRandom().nextBytes(bytes);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getUrlEncoder().encodeToString(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forget() {
    Orphans.stop(folder);
    for (String name :
        new String[] {
          "postgres/cluster", "redis", "broker", "btcpay", "hub", "bridge", MeshMemory.FILE
        }) {
      Folders.delete(folder.resolve(name));
    }
  }

  /** Runs last: all that was opened after it has been closed. */
  @Override
  public void close() throws IOException {
    lock.close();
    if (ephemeral) {
      Folders.delete(folder);
    }
  }

  @Override
  public String toString() {
    return "demo folder";
  }

  private static Path standard() {
    Path state =
        Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
            .filter(home -> !home.isBlank())
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".local", "state"));
    return state.resolve("kosmoconnect").resolve("demo");
  }
}
