package org.kosmoconnect.component.meshtastic.link;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.session.Await;
import org.kosmoconnect.component.meshtastic.session.Backoff;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.DeliveryListener;
import org.kosmoconnect.component.meshtastic.session.HostMessage;
import org.kosmoconnect.component.meshtastic.session.Outcome;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.component.meshtastic.stream.RadioStream;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one link to a radio, shared by all who speak with it. One thread opens and reads, one writes
 * and keeps the time; senders hear of their packets on a third, so that a slow one stops nobody.
 */
public final class RadioLink {

  /** Threads that a link needs. */
  public static final int THREADS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(RadioLink.class);
  private static final int READ_BUFFER = 4096;

  /** A connection that was live so long, ms, was a good one: the next wait is short again. */
  private static final long GOOD_LIFE = 30_000;

  /** Who works at a message so long, ms, may miss the answer to a heartbeat. */
  private static final long DEAF = 1000;

  private final RadioStream stream;
  private final SharedSession session;
  private final WriteLoop writer;
  private final Backoff backoff;
  private final List<RadioListener> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Executor workers;
  private volatile String trouble = "not started";
  private volatile long deliveringSince;
  private final LongAdder connections = new LongAdder();
  private final LongAdder received = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder refused = new LongAdder();

  public RadioLink(RadioStream stream, LinkSettings settings) {
    this.stream = stream;
    session = new SharedSession(stream.toString(), settings.session());
    writer = new WriteLoop(stream, session, settings.writeTimeout());
    backoff = new Backoff(settings.reconnectShortest(), settings.reconnectLongest());
  }

  /**
   * Begins to connect.
   *
   * @param threads gives {@link #THREADS} threads for as long as the link lives
   */
  public void start(Executor threads) {
    workers = threads;
    trouble = "not connected yet";
    threads.execute(this::readAll);
    threads.execute(this::writeAll);
  }

  /** Takes leave of the radio and closes the line. */
  public void stop() {
    workers = null;
    if (session.phase() != SessionPhase.CLOSED && !writer.isWriting()) {
      writer.write(HostMessage.disconnect());
    }
    stream.close();
    session.wake();
  }

  public void add(RadioListener listener) {
    listeners.add(listener);
  }

  public void remove(RadioListener listener) {
    listeners.remove(listener);
  }

  /**
   * Sends a packet.
   *
   * @param maker makes it for the id it is given; called with the session's lock
   * @param listener is told once what became of it, on a thread of its own
   * @return the packet
   */
  public MeshPacket send(IntFunction<MeshPacket> maker, Await await, DeliveryListener listener) {
    return session.send(maker, await, delivery -> tell(listener, delivery));
  }

  /** Hands the radio a message from the broker; it is lost when the radio is away. */
  public void send(MqttClientProxyMessage message) {
    session.send(message);
  }

  /** Returns what the radio said of itself. */
  public RadioProfile radio() {
    return session.profile();
  }

  /** Returns how the link stands. */
  public LinkStatus status() {
    SessionPhase phase = session.phase();
    return new LinkStatus(
        phase,
        session.profile(),
        phase == SessionPhase.LIVE ? "" : trouble,
        connections.sum(),
        received.sum(),
        session.noise(),
        sent.sum(),
        refused.sum(),
        session.reboots());
  }

  private void readAll() {
    try {
      while (workers != null) {
        writer.forgetTrouble();
        long openedAt = SharedSession.now();
        String reason = readConnection();
        String cause = writer.trouble();
        if (session.closed() && SharedSession.now() - openedAt >= GOOD_LIFE) {
          backoff.reset();
        }
        disconnected(cause == null ? reason : cause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String readConnection() {
    byte[] buffer = new byte[READ_BUFFER];
    try {
      stream.open();
      connections.increment();
      session.opened();
      for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
        deliver(session.take(buffer, length));
        writer.check();
      }
      return "closed by the radio";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } finally {
      stream.close();
    }
  }

  private void deliver(List<Received> news) {
    deliveringSince = SharedSession.now();
    for (Received one : news) {
      received.increment();
      listeners.forEach(listener -> listener.received(one));
    }
    deliveringSince = 0;
  }

  private void disconnected(String reason) throws InterruptedException {
    long pause = backoff.next();
    if (workers != null && !reason.equals(trouble)) {
      LOG.warn("{}: {}; connecting again in {} ms", stream, reason, pause);
    }
    trouble = reason;
    long until = SharedSession.now() + pause;
    for (long left = pause; left > 0 && workers != null; left = until - SharedSession.now()) {
      session.pause(left);
    }
  }

  private void writeAll() {
    try {
      while (workers != null) {
        long since = deliveringSince;
        writer.turn(since != 0 && SharedSession.now() - since > DEAF);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(DeliveryListener listener, Delivery delivery) {
    if (delivery.outcome() == Outcome.FAILED && delivery.local()) {
      refused.increment();
    } else if (delivery.outcome() != Outcome.WAITING) {
      sent.increment();
    }
    Executor threads = workers;
    if (threads == null) {
      listener.settled(delivery);
    } else {
      threads.execute(() -> listener.settled(delivery));
    }
  }
}
