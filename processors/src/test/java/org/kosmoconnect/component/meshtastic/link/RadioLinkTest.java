package org.kosmoconnect.component.meshtastic.link;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.component.meshtastic.session.SessionSettings;
import org.kosmoconnect.component.meshtastic.stream.FrameCodec;
import org.kosmoconnect.component.meshtastic.stream.RadioStream;
import org.kosmoconnect.proto.meshtastic.FromRadio;

class RadioLinkTest {

  private final ExecutorService threads = Executors.newFixedThreadPool(RadioLink.THREADS);
  private final MemoryStream stream = new MemoryStream();
  private final RadioLink link = new RadioLink(stream, settings());

  private static LinkSettings settings() {
    var session =
        new SessionSettings(
            List.of(SessionSettings.CONFIG_ONLY),
            10,
            5_000,
            200,
            300,
            5_000,
            0,
            Map.of(),
            5_000,
            5_000,
            5_000);
    return new LinkSettings(session, 20, 100, 300);
  }

  @AfterEach
  void stop() {
    link.stop();
    threads.shutdownNow();
  }

  @Test
  void endsAWriteThatDoesNotEnd() {
    stream.blocked = true;
    link.start(threads);

    await().atMost(10, SECONDS).until(() -> link.status().trouble().equals("a write did not end"));

    assertThat(stream.opened.get()).isPositive();
  }

  @Test
  void triesAgainWhatCannotBeOpened() {
    stream.absent = true;
    link.start(threads);
    await().atMost(10, SECONDS).until(() -> stream.opened.get() >= 3);
    assertThat(link.status().trouble()).isEqualTo("not plugged in");

    stream.absent = false;
    goLive();

    assertThat(link.status().trouble()).isEmpty();
  }

  @Test
  void doesNotLeaveARadioBecauseItsListenerIsSlow() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    link.add(
        received -> {
          if (received.message().getRebooted() || received.message().hasClientNotification()) {
            try {
              slow.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        });
    link.start(threads);
    goLive();
    stream.say(
        FromRadio.newBuilder()
            .setClientNotification(
                org.kosmoconnect.proto.meshtastic.ClientNotification.getDefaultInstance())
            .build());

    await().during(2, SECONDS).atMost(4, SECONDS).until(() -> stream.opened.get() == 1);

    slow.countDown();
    assertThat(link.status().connections()).isEqualTo(1);
  }

  private void goLive() {
    await()
        .atMost(10, SECONDS)
        .until(
            () -> {
              stream.say(FromRadio.newBuilder().setConfigCompleteId(69420).build());
              return link.status().phase() == SessionPhase.LIVE;
            });
  }

  /** A line in memory; whatever is written to it is forgotten. */
  private static final class MemoryStream implements RadioStream {

    private final BlockingQueue<byte[]> incoming = new LinkedBlockingQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final Object closing = new Object();
    private volatile boolean open;
    private volatile boolean absent;
    private volatile boolean blocked;

    void say(FromRadio message) {
      incoming.add(FrameCodec.encode(message.toByteArray()));
    }

    @Override
    public void open() throws IOException {
      opened.incrementAndGet();
      if (absent) {
        throw new IOException("not plugged in");
      }
      open = true;
    }

    @Override
    public int read(byte[] buffer) throws IOException {
      if (!open) {
        throw new IOException("closed");
      }
      try {
        byte[] bytes = incoming.poll(100, TimeUnit.MILLISECONDS);
        if (bytes == null) {
          return 0;
        }
        System.arraycopy(bytes, 0, buffer, 0, bytes.length);
        return bytes.length;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      synchronized (closing) {
        while (blocked && open) {
          try {
            closing.wait();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        }
      }
      if (!open) {
        throw new IOException("closed");
      }
    }

    @Override
    public void close() {
      open = false;
      synchronized (closing) {
        closing.notifyAll();
      }
    }

    @Override
    public String toString() {
      return "memory";
    }
  }
}
