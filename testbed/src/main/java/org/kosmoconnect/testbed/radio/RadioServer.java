package org.kosmoconnect.testbed.radio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.ToRadio;
import org.kosmoconnect.testbed.server.FreePort;

/** The port of a radio: one client at a time speaks the stream API with its firmware. */
public final class RadioServer implements AutoCloseable {

  private static final long BEAT = 10;
  private static final long LONGEST_END = 5_000;

  private final Firmware firmware;
  private final Quirks quirks;
  private final Object lock;
  private final Runnable time;
  private @Nullable ServerSocket server;
  private @Nullable Thread accepting;
  private @Nullable Line line;
  private int port;
  private volatile boolean closed;

  /**
   * Makes a port that nobody can reach yet.
   *
   * @param lock held while the firmware is used
   * @param time lets the time of the firmware go on; called with the lock
   */
  public RadioServer(Firmware firmware, Quirks quirks, Object lock, Runnable time) {
    this.firmware = firmware;
    this.quirks = quirks;
    this.lock = lock;
    this.time = time;
  }

  /**
   * Begins to listen on the loopback interface.
   *
   * @param port 0 for any that is free
   */
  public void start(int port) throws IOException {
    this.port = FreePort.orElse(port);
    plug();
    thread("radio-beat", this::live);
  }

  public int port() {
    return port;
  }

  /** Cuts the line to the client and frees the port; the radio goes on. */
  public void unplug() {
    Thread accepted;
    synchronized (lock) {
      close(server);
      server = null;
      accepted = accepting;
      accepting = null;
      if (line != null) {
        line.close();
        line = null;
        firmware.disconnect();
      }
    }
    awaitEnd(accepted);
  }

  /** Listens again, on the same port. */
  public void plug() throws IOException {
    var fresh = new ServerSocket();
    fresh.setReuseAddress(true);
    fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    synchronized (lock) {
      close(server);
      server = fresh;
      port = fresh.getLocalPort();
      accepting = thread("radio-accept", () -> accept(fresh));
    }
  }

  @Override
  public void close() {
    closed = true;
    unplug();
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Line fresh = new Line(from.accept(), quirks);
        synchronized (lock) {
          firmware.connect(() -> gone(fresh));
          line = fresh;
        }
        thread("radio-line", () -> read(fresh));
      } catch (IOException e) {
        // Closed, or somebody who left at once.
      }
    }
  }

  private void read(Line from) {
    byte[] buffer = new byte[512];
    try {
      for (List<ToRadio> all = from.read(buffer); all != null; all = from.read(buffer)) {
        while (quirks.has(Quirk.HALF_OPEN)) {
          TimeUnit.MILLISECONDS.sleep(BEAT);
        }
        synchronized (lock) {
          all.stream().filter(message -> from == line).forEach(firmware::hear);
        }
      }
    } catch (IOException e) {
      // The client is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    from.close();
  }

  private void live() {
    try {
      while (!closed) {
        beat();
        TimeUnit.MILLISECONDS.sleep(BEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A client that does not read keeps nobody else waiting. */
  private void beat() {
    Line to;
    long now;
    List<FromRadio> messages = new ArrayList<>();
    synchronized (lock) {
      time.run();
      to = line;
      now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
      if (to == null || quirks.has(Quirk.SILENT) || quirks.has(Quirk.HALF_OPEN)) {
        return;
      }
      for (FromRadio one = firmware.poll(); one != null; one = firmware.poll()) {
        messages.add(one);
      }
    }
    try {
      to.chat(now);
      for (FromRadio message : messages) {
        to.write(message);
      }
    } catch (IOException e) {
      lose(to);
    }
  }

  private void lose(Line lost) {
    lost.close();
    synchronized (lock) {
      if (line == lost) {
        line = null;
        firmware.disconnect();
      }
    }
  }

  /** The firmware ends a session: a TCP connection with it, but no serial line. */
  private void gone(Line old) {
    if (!quirks.has(Quirk.BOOT_LOG)) {
      old.close();
      return;
    }
    try {
      old.reboot();
      firmware.connect(() -> gone(old));
    } catch (IOException e) {
      old.close();
    }
  }

  private static void close(@Nullable ServerSocket server) {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The system keeps a closed port taken as long as a thread still waits on it. */
  private static void awaitEnd(@Nullable Thread accepted) {
    try {
      if (accepted != null) {
        accepted.join(LONGEST_END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
