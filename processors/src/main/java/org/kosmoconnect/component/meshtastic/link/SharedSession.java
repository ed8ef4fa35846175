package org.kosmoconnect.component.meshtastic.link;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.session.Await;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.DeliveryListener;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.component.meshtastic.session.RadioSession;
import org.kosmoconnect.component.meshtastic.session.SessionEvents;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.component.meshtastic.session.SessionSettings;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session under one lock, with the clock of the machine. Nobody is called with the lock held. */
final class SharedSession implements SessionEvents {

  private static final Logger LOG = LoggerFactory.getLogger(RadioLink.class);

  /** Longest wait between two looks at the clock, ms. */
  static final long BEAT = 50;

  private final String name;
  private final RadioSession session;
  private final List<Received> inbox = new ArrayList<>();
  private @Nullable String verdict;
  private boolean live;
  private long reboots;
  private int rebootCount;
  private boolean rebootSeen;

  SharedSession(String name, SessionSettings settings) {
    this.name = name;
    this.session = new RadioSession(settings, new SecureRandom()::nextInt, this);
  }

  synchronized void opened() {
    verdict = null;
    session.opened(now());
    notifyAll();
  }

  /**
   * The connection is gone.
   *
   * @return whether the radio was live on it
   */
  synchronized boolean closed() {
    boolean was = live;
    live = false;
    session.closed();
    return was;
  }

  synchronized List<Received> take(byte[] bytes, int length) {
    session.received(bytes, 0, length, now());
    List<Received> news = List.copyOf(inbox);
    inbox.clear();
    notifyAll();
    return news;
  }

  /**
   * Lets the session have its time.
   *
   * @param deaf nobody listens to the radio right now
   * @return what is to be written, or null after a short wait
   */
  synchronized byte @Nullable [] turn(boolean deaf) throws InterruptedException {
    long now = now();
    if (deaf) {
      session.attended(now);
    }
    session.tick(now);
    byte[] bytes = verdict == null ? session.poll(now) : null;
    if (bytes == null && verdict == null) {
      wait(BEAT);
    }
    return bytes;
  }

  /** Returns why the open connection is of no use, or null. */
  synchronized @Nullable String verdict() {
    return session.phase() == SessionPhase.CLOSED ? null : verdict;
  }

  synchronized MeshPacket send(
      IntFunction<MeshPacket> maker, Await await, DeliveryListener listener) {
    MeshPacket packet = maker.apply(session.newPacketId());
    session.send(packet, await, listener, now());
    notifyAll();
    return packet;
  }

  synchronized void send(MqttClientProxyMessage message) {
    session.send(message);
    notifyAll();
  }

  synchronized RadioProfile profile() {
    return session.profile();
  }

  synchronized SessionPhase phase() {
    return session.phase();
  }

  synchronized long noise() {
    return session.noise();
  }

  /** Returns how often the radio has shown that it rebooted. */
  synchronized long reboots() {
    return reboots;
  }

  synchronized void pause(long time) throws InterruptedException {
    wait(time);
  }

  synchronized void wake() {
    notifyAll();
  }

  @Override
  public void received(FromRadio message, boolean replay, @Nullable Delivery about) {
    inbox.add(new Received(message, replay, about, session.profile()));
  }

  @Override
  public void live(RadioProfile profile) {
    live = true;
    noteReboot(profile.rebootCount());
    String node = "!%08x".formatted(profile.number());
    LOG.info("{} is {}, firmware {}", name, node, profile.firmware());
    if (profile.touchUi()) {
      LOG.warn("{} runs a touch interface, which takes packets away from us", name);
    }
  }

  @Override
  public void restarted(String reason) {
    reboots++;
    rebootSeen = true;
    LOG.info("{}: {}; the handshake is done again", name, reason);
  }

  /** Over TCP a reboot only hangs up; where the firmware counts them, the count tells it. */
  private void noteReboot(int count) {
    if (rebootCount != 0 && count > rebootCount && !rebootSeen) {
      reboots += count - rebootCount;
    }
    rebootCount = count;
    rebootSeen = false;
  }

  @Override
  public void giveUp(String reason) {
    verdict = reason;
  }

  /** Returns milliseconds of a clock that never jumps. */
  static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
