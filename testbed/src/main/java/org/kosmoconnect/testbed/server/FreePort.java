package org.kosmoconnect.testbed.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses TCP ports on loopback. */
public final class FreePort {

  /** Linux takes ports for connections from 32768 on (net.ipv4.ip_local_port_range). */
  private static final int FIRST = 20_000;

  private static final int END = 32_000;
  private static final int TRIES = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

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

  /**
   * Returns a port that nobody used on any address a moment ago, for servers listen on all of them.
   * It stays free while its server is down: the system takes none of these for connections.
   */
  public static int find() {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (GIVEN.add(port) && isFree(port)) {
        return port;
      }
    }
    throw new ServerException("No free port from " + FIRST + " to " + END);
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
