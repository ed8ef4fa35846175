package org.kosmoconnect.bridge.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kosmoconnect.bridge.BridgeSettings;

/** Whether the spool has a place and room to grow. */
final class DiskCheck {

  private static final int MB = 1 << 20;

  private DiskCheck() {}

  static Finding look(BridgeSettings settings) {
    Path folder = settings.spool().getParent();
    while (!Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (!Files.isWritable(folder)) {
      return Finding.fault(
          "disk",
          folder + " cannot be written by " + System.getProperty("user.name"),
          "another user's folder, or a card that has become read-only",
          "look with ls -ld and dmesg; the service keeps its spool in /var/lib/kosmo-bridge");
    }
    try {
      long free = Files.getFileStore(folder).getUsableSpace() / MB;
      long wanted = settings.spoolMaxMb();
      String seen = "%d MB free in %s, the spool may take %d MB".formatted(free, folder, wanted);
      return free > wanted
          ? Finding.ok("disk", seen)
          : Finding.hint(
              "disk",
              seen,
              "the disk is full before the spool is; then nothing new can be kept",
              "make room, or lower KOSMO_BRIDGE_SPOOL_MAX_MB");
    } catch (IOException e) {
      return Finding.fault(
          "disk", folder + ": " + e.getMessage(), "the disk does not answer", "look with dmesg");
    }
  }
}
