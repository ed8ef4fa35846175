package org.kosmoconnect.component.meshtastic.stream;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A serial line to a radio, 8N1. DTR and RTS are both held: boards reset when the two differ. The
 * port is looked up anew each time, so that a radio may be plugged out and in again.
 */
public final class SerialStream implements RadioStream {

  private static final int DATA_BITS = 8;
  private static final int READ_TIMEOUT = 500;

  private final String name;
  private final int baudRate;
  private volatile @Nullable SerialPort port;

  /**
   * @param name device file or port name
   * @param baudRate bits per second
   */
  public SerialStream(String name, int baudRate) {
    this.name = name;
    this.baudRate = baudRate;
  }

  @Override
  public void open() throws IOException {
    SerialPort fresh;
    try {
      fresh = SerialPort.getCommPort(name);
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("no port " + name, e);
    }
    fresh.setComPortParameters(baudRate, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    fresh.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    fresh.setComPortTimeouts(
        SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING, READ_TIMEOUT, 0);
    fresh.setDTR();
    fresh.setRTS();
    if (!fresh.openPort()) {
      throw new IOException("cannot open " + name + ", error " + fresh.getLastErrorCode());
    }
    port = fresh;
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    SerialPort now = current();
    int length = now.readBytes(buffer, buffer.length);
    if (length < 0) {
      throw new IOException("cannot read from " + name + ", error " + now.getLastErrorCode());
    }
    return length;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    SerialPort now = current();
    int written = 0;
    while (written < bytes.length) {
      int some = now.writeBytes(bytes, bytes.length - written, written);
      if (some <= 0) {
        throw new IOException("cannot write to " + name + ", error " + now.getLastErrorCode());
      }
      written += some;
    }
  }

  @Override
  public void close() {
    SerialPort old = port;
    port = null;
    if (old != null) {
      old.closePort();
    }
  }

  private SerialPort current() throws IOException {
    SerialPort now = port;
    if (now == null) {
      throw new IOException(name + " is closed");
    }
    return now;
  }

  @Override
  public String toString() {
    return "serial:" + name;
  }
}
