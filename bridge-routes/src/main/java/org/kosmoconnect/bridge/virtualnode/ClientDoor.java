package org.kosmoconnect.bridge.virtualnode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where clients come in, if they may. */
final class ClientDoor {

  private static final Logger LOG = LoggerFactory.getLogger(ClientDoor.class);

  private final InetSocketAddress listen;
  private final AllowList allowed;
  private final ServerSocket server = new ServerSocket();

  /** Takes one who may come in. */
  @FunctionalInterface
  interface Host {
    void admit(Socket socket) throws IOException;
  }

  /**
   * @param listen {@code host:port}; port 0 takes a free one
   */
  ClientDoor(String listen, AllowList allowed) throws IOException {
    int colon = listen.lastIndexOf(':');
    this.listen =
        new InetSocketAddress(
            InetAddress.getByName(listen.substring(0, colon)),
            Integer.parseInt(listen.substring(colon + 1)));
    this.allowed = allowed;
  }

  /**
   * Begins to listen.
   *
   * @throws UncheckedIOException when the address is taken, or not ours
   */
  void open(Executor threads, Host host) {
    try {
      server.setReuseAddress(true);
      server.bind(listen);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + listen + ": " + e.getMessage(), e);
    }
    threads.execute(() -> accept(host));
  }

  /** Returns where it listens. */
  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("The door of the virtual node is not closed in order: {}", e.getMessage());
    }
  }

  private void accept(Host host) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (allowed.allows(socket.getInetAddress())) {
          host.admit(socket);
        } else {
          LOG.warn("{} may not connect to the radio", socket.getInetAddress().getHostAddress());
          socket.close();
        }
      } catch (IOException e) {
        // Closed, or somebody who left at once.
      }
    }
  }
}
