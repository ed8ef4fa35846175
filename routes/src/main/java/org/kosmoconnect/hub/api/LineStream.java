package org.kosmoconnect.hub.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * Lines as a stream of bytes, each fetched only when it is to be written: memory stays flat however
 * many there are.
 */
final class LineStream extends InputStream {

  private static final String END = "\r\n";

  private final Iterator<Map<String, Object>> rows;
  private byte[] line;
  private int position;

  /**
   * Begins with a header line.
   *
   * @param rows each holds its text under {@code line}
   */
  LineStream(String header, Iterator<Map<String, Object>> rows) {
    this.line = bytes(header);
    this.rows = rows;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int copied = 0;
    while (copied < length && (position < line.length || advance())) {
      int part = Math.min(length - copied, line.length - position);
      System.arraycopy(line, position, target, offset + copied, part);
      position += part;
      copied += part;
    }
    return copied == 0 && length > 0 ? -1 : copied;
  }

  private boolean advance() throws IOException {
    try {
      if (!rows.hasNext()) {
        return false;
      }
      line = bytes(String.valueOf(rows.next().get("line")));
      position = 0;
      return true;
    } catch (RuntimeException e) {
      throw new IOException("The rows broke off", e);
    }
  }

  private static byte[] bytes(String line) {
    return (line + END).getBytes(StandardCharsets.UTF_8);
  }
}
