package org.kosmoconnect.testbed.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that was started and is not yet closed. When the JVM ends, the last started is closed
 * first, so that a hub stops before the servers that it uses.
 */
public final class OpenServers {

  private static final Logger LOG = LoggerFactory.getLogger(OpenServers.class);
  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(OpenServers::closeAll, "close-servers"));
  }

  private OpenServers() {}

  /** Has {@code server} closed at the end of the JVM. */
  public static void add(AutoCloseable server) {
    synchronized (OPEN) {
      OPEN.push(server);
    }
  }

  /** Forgets a server that its user has closed. */
  public static void remove(AutoCloseable server) {
    synchronized (OPEN) {
      OPEN.remove(server);
    }
  }

  private static void closeAll() {
    for (AutoCloseable server = last(); server != null; server = last()) {
      try {
        server.close();
      } catch (Exception e) {
        LOG.warn("{} did not close: {}", server, e.toString());
      }
      remove(server);
    }
  }

  private static @Nullable AutoCloseable last() {
    synchronized (OPEN) {
      return OPEN.peek();
    }
  }
}
