package org.kosmoconnect.testbed.radio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.kosmoconnect.component.meshtastic.stream.FrameCodec;
import org.kosmoconnect.proto.meshtastic.FromRadio;

/** Writes frames to a line, with all that goes wrong on one. */
final class LineWriter {

  /** What an ESP32 prints when it starts, and the radio after it. */
  private static final String BOOT_TEXT =
      "ESP-ROM:esp32s3-20210327\r\nBuild:Mar 27 2021\r\nrst:0x3 (RTC_SW_SYS_RST),boot:0x8\r\n"
          + "\u001b[32mINFO \u001b[0m| ??:??:?? 0 S:B:50,2.7.26\r\n";

  private static final String LOG_LINE =
      "\u001b[34mDEBUG\u001b[0m| 12:00:00 77 [Router] Rx someone, hops away 1\r\n";

  private static final int LONGEST_PIECE = 7;
  private static final int LOG_EVERY = 3;
  private static final int LOSS_EVERY = 40;

  private final OutputStream out;
  private final Quirks quirks;
  private final Random random = new Random(4403);
  private long frames;

  LineWriter(OutputStream out, Quirks quirks) {
    this.out = out;
    this.quirks = quirks;
  }

  void write(FromRadio message) throws IOException {
    frames++;
    if (quirks.has(Quirk.LOG_BETWEEN_FRAMES) && frames % LOG_EVERY == 0) {
      log(LOG_LINE);
    }
    byte[] frame = FrameCodec.encode(message.toByteArray());
    if (quirks.has(Quirk.LOST_BYTES) && frames % LOSS_EVERY == 0) {
      frame = withoutOne(frame);
    }
    if (quirks.has(Quirk.TORN_FRAMES)) {
      int at = 0;
      while (at < frame.length) {
        int length = Math.min(frame.length - at, 1 + random.nextInt(LONGEST_PIECE));
        out.write(frame, at, length);
        out.flush();
        at += length;
      }
    } else {
      out.write(frame);
    }
  }

  void bootText() throws IOException {
    log(BOOT_TEXT);
  }

  void logLine() throws IOException {
    log(LOG_LINE);
  }

  private void log(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private byte[] withoutOne(byte[] frame) {
    int lost = random.nextInt(frame.length);
    byte[] rest = Arrays.copyOf(frame, frame.length - 1);
    System.arraycopy(frame, lost + 1, rest, lost, rest.length - lost);
    return rest;
  }
}
