package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a server's log, for errors: a test's folder is gone when somebody could read it. */
final class LogTail {

  private static final int BYTES = 4_000;

  private LogTail() {}

  /** Returns whole lines of at most {@value #BYTES} bytes, or why there are none. */
  static String of(Path log) {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      long start = Math.max(0, channel.size() - BYTES);
      var bytes = ByteBuffer.allocate(BYTES);
      channel.position(start);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Until all of it is there.
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
    } catch (IOException e) {
      return "(not readable: " + e.getMessage() + ")";
    }
  }
}
