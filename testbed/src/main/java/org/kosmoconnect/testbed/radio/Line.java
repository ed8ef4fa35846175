package org.kosmoconnect.testbed.radio;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/** One connection of a client. */
final class Line implements AutoCloseable {

  private static final long LOG_PAUSE = 500;

  private final Socket socket;
  private final Quirks quirks;
  private final LineWriter writer;
  private StockReceiver receiver = new StockReceiver();
  private long lastLog;

  Line(Socket socket, Quirks quirks) throws IOException {
    this.socket = socket;
    this.quirks = quirks;
    socket.setTcpNoDelay(true);
    writer = new LineWriter(socket.getOutputStream(), quirks);
  }

  /** Waits for bytes and returns the messages that they complete, or null at the end. */
  @org.jspecify.annotations.Nullable
  List<ToRadio> read(byte[] buffer) throws IOException {
    int length = socket.getInputStream().read(buffer);
    return length < 0 ? null : receiver.feed(buffer, length);
  }

  void write(FromRadio message) throws IOException {
    writer.write(message);
  }

  /** A console prints its log until it hears a client. */
  void chat(long now) throws IOException {
    if (quirks.has(Quirk.BOOT_LOG) && !receiver.heardAnything() && now - lastLog > LOG_PAUSE) {
      lastLog = now;
      writer.logLine();
    }
  }

  /** The board behind a serial line starts anew; the line itself stays. */
  void reboot() throws IOException {
    receiver = new StockReceiver();
    writer.bootText();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
