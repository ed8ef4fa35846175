package org.kosmoconnect.component.meshtastic.stream;

import java.io.IOException;

/**
 * A line to a radio. One thread opens and reads, another writes, any closes; after closing it can
 * be opened again.
 */
public interface RadioStream {

  /** Opens the line, within some seconds. */
  void open() throws IOException;

  /**
   * Waits up to about half a second for bytes.
   *
   * @return how many came, 0 when none did, -1 when the other side has closed the line
   */
  int read(byte[] buffer) throws IOException;

  /** Writes all bytes; may block until the line is closed by another thread. */
  void write(byte[] bytes) throws IOException;

  /** Closes the line; a read or write under way ends with an exception. */
  void close();
}
