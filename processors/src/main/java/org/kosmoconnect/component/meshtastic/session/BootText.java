package org.kosmoconnect.component.meshtastic.session;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Recognises a reboot by what a board prints while it boots. Firmware 2.8 says nothing else on its
 * console: the session is gone without a word.
 */
final class BootText {

  /** The reset line of the ESP32's ROM in both its forms, and the firmware's first line. */
  private static final List<byte[]> MARKS =
      List.of(bytes("rst:0x"), bytes("ESP-ROM:"), bytes("S:B:"));

  private static final int LONGEST = 8;

  private final byte[] tail = new byte[LONGEST];

  /** Takes bytes that were not a frame, or not only, and tells whether a board began to boot. */
  boolean seenIn(byte[] bytes, int offset, int length) {
    boolean seen = false;
    for (int i = offset; i < offset + length; i++) {
      System.arraycopy(tail, 1, tail, 0, LONGEST - 1);
      tail[LONGEST - 1] = bytes[i];
      for (byte[] mark : MARKS) {
        seen |= endsWith(mark);
      }
    }
    return seen;
  }

  private boolean endsWith(byte[] mark) {
    for (int i = 0; i < mark.length; i++) {
      if (tail[LONGEST - mark.length + i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
