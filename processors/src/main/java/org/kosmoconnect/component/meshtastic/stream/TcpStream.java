package org.kosmoconnect.component.meshtastic.stream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection to a radio. The radio takes one client: a second one ends the first, and neither
 * is asked for a password.
 */
public final class TcpStream implements RadioStream {

  /** Port on which radios listen. */
  public static final int PORT = 4403;

  private static final int CONNECT_TIMEOUT = 10_000;
  private static final int READ_TIMEOUT = 500;

  private final String host;
  private final int port;
  private volatile @Nullable Socket socket;

  public TcpStream(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public void open() throws IOException {
    Socket fresh = new Socket();
    try {
      fresh.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      fresh.setTcpNoDelay(true);
      fresh.setSoTimeout(READ_TIMEOUT);
      fresh.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT);
      socket = fresh;
    } catch (IOException e) {
      fresh.close();
      throw e;
    }
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    try {
      return current().getInputStream().read(buffer);
    } catch (SocketTimeoutException e) {
      return 0;
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    current().getOutputStream().write(bytes);
  }

  @Override
  public void close() {
    Socket old = socket;
    socket = null;
    if (old != null) {
      try {
        old.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }

  private Socket current() throws SocketException {
    Socket now = socket;
    if (now == null) {
      throw new SocketException("not connected");
    }
    return now;
  }

  @Override
  public String toString() {
    return "tcp:" + host + ":" + port;
  }
}
