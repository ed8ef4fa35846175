package org.kosmoconnect.testbed.radio;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/**
 * How a radio finds frames in what a host writes: byte by byte, never looking back. A wrong second
 * byte loses what follows, and after a cut frame the next one is swallowed as its rest.
 */
final class StockReceiver {

  private static final int START_1 = 0x94;
  private static final int START_2 = 0xC3;
  private static final int HEADER = 4;
  private static final int LONGEST = 512;

  private final byte[] frame = new byte[HEADER + LONGEST];
  private int filled;
  private boolean heard;

  List<ToRadio> feed(byte[] bytes, int length) {
    List<ToRadio> messages = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      frame[filled++] = bytes[i];
      if (filled == 1 && value(0) != START_1
          || filled == 2 && value(1) != START_2
          || filled == HEADER && bodyLength() > LONGEST) {
        filled = 0;
      } else if (filled >= HEADER && filled == HEADER + bodyLength()) {
        take(messages);
        filled = 0;
      }
    }
    return messages;
  }

  /** Returns whether a valid message ever came: until then a console prints its log. */
  boolean heardAnything() {
    return heard;
  }

  private void take(List<ToRadio> messages) {
    try {
      byte[] body = java.util.Arrays.copyOfRange(frame, HEADER, filled);
      messages.add(ToRadio.parseFrom(body));
      heard = true;
    } catch (InvalidProtocolBufferException e) {
      // Skipped, as if it had not come.
    }
  }

  private int bodyLength() {
    return value(2) << 8 | value(3);
  }

  private int value(int index) {
    return frame[index] & 0xFF;
  }
}
