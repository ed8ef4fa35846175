package org.kosmoconnect.hub.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;

/**
 * One open stream. Writes never block: what the connection does not take waits here, and a viewer
 * for whom too much waits is dropped, to reconnect and continue where it was.
 */
final class LiveViewer implements WriteListener {

  private static final int MOST_WAITING_BYTES = 2 << 20;

  private final Set<Topic> topics;
  private final ServletOutputStream out;
  private final Runnable close;
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private boolean opened;
  private boolean unflushed;
  private boolean closed;
  // Only the flushing thread reads and writes these.
  private long next;
  private long quietSince = System.nanoTime();

  LiveViewer(Set<Topic> topics, long next, ServletOutputStream out, Runnable close) {
    this.topics = topics;
    this.next = next;
    this.out = out;
    this.close = close;
  }

  Set<Topic> topics() {
    return topics;
  }

  long next() {
    return next;
  }

  void seen(long end) {
    next = end;
  }

  long quietNanos() {
    return System.nanoTime() - quietSince;
  }

  /** Sends bytes now or as soon as the connection takes them. */
  void send(byte[] bytes) {
    quietSince = System.nanoTime();
    boolean tooMuch;
    synchronized (this) {
      waiting.add(bytes);
      waitingBytes += bytes.length;
      tooMuch = waitingBytes > MOST_WAITING_BYTES;
      if (opened && !tooMuch) {
        drain();
      }
    }
    if (tooMuch) {
      close();
    }
  }

  @Override
  public synchronized void onWritePossible() {
    opened = true;
    drain();
  }

  @Override
  public void onError(Throwable failure) {
    close();
  }

  /** Ends the stream; more than once does no harm. */
  void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.clear();
    }
    close.run();
  }

  private void drain() {
    try {
      // Each write and each flush needs its own question whether the connection takes more.
      while (!closed && (unflushed || !waiting.isEmpty()) && out.isReady()) {
        byte[] bytes = waiting.poll();
        if (bytes == null) {
          unflushed = false;
          out.flush();
        } else {
          waitingBytes -= bytes.length;
          unflushed = true;
          out.write(bytes);
        }
      }
    } catch (IOException | IllegalStateException e) {
      // The viewer went away. The server tells the listener, which closes; from here it could not
      // without a deadlock.
      waiting.clear();
      unflushed = false;
    }
  }
}
