package org.kosmoconnect.bridge.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Says that a bridge works over a spool. Two over one would send everything twice and quarrel for
 * the radio. It ends with the process, however that ends.
 */
public final class SpoolLock implements AutoCloseable {

  private final FileChannel channel;

  private SpoolLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param spool file of the spool
   * @return null when another process has it
   * @throws IOException when there can be no lock: no folder, no permission
   */
  public static @Nullable SpoolLock take(Path spool) throws IOException {
    Files.createDirectories(spool.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(file(spool), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      return null;
    }
    return new SpoolLock(channel);
  }

  /** Tells whether a bridge works over the spool right now; makes no file. */
  public static boolean isHeld(Path spool) throws IOException {
    if (!Files.exists(file(spool))) {
      return false;
    }
    SpoolLock lock = take(spool);
    if (lock == null) {
      return true;
    }
    lock.close();
    return false;
  }

  private static Path file(Path spool) {
    return Path.of(spool.toAbsolutePath() + ".lock");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
