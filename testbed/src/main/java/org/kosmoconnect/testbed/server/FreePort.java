package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Chooses TCP ports on loopback. */
public final class FreePort {

  private FreePort() {}

  /** Returns {@code port}, or a free one for 0. */
  public static int orElse(int port) {
    return port == 0 ? find() : port;
  }

  /** Tells whether somebody listens there already. */
  public static boolean isTaken(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return !socket.isBound();
    } catch (IOException e) {
      return true;
    }
  }

  /** Returns a port that nobody used on any address a moment ago: servers listen on all of them. */
  public static int find() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
