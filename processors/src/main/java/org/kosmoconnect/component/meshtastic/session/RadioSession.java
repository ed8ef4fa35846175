package org.kosmoconnect.component.meshtastic.session;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.stream.Frame;
import org.kosmoconnect.component.meshtastic.stream.FrameCodec;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;

/**
 * One host's talk with one radio, over any number of connections. It is fed with bytes and the
 * time, in milliseconds of any steady clock, and asked for the bytes to write. Not thread-safe.
 */
public final class RadioSession {

  /** Stands for the hop limit that the radio is set to; real ones are smaller. */
  public static final int USUAL_HOPS = 8;

  private final SessionEvents events;
  private final FrameCodec<FromRadio> codec = new FrameCodec<>(HostMessage::understand);
  private final Acquaintance acquaintance;
  private final Liveness liveness;
  private final Outbox outbox;
  private final Deliveries deliveries;
  private final PacketIds ids;
  private final BootText bootText = new BootText();
  private SessionPhase phase = SessionPhase.CLOSED;

  /**
   * @param random source of nonces and packet ids
   */
  public RadioSession(SessionSettings settings, IntSupplier random, SessionEvents events) {
    this.events = events;
    acquaintance = new Acquaintance(settings, random);
    liveness = new Liveness(settings);
    outbox = new Outbox(settings);
    deliveries = new Deliveries(settings);
    ids = new PacketIds(random);
  }

  /** A connection is there. */
  public void opened(long now) {
    codec.reset();
    outbox.forgetControl();
    liveness.reset(now);
    outbox.wake(now);
    begin(now);
  }

  /** The connection is gone. */
  public void closed() {
    phase = SessionPhase.CLOSED;
    outbox.forgetControl();
  }

  /** Takes bytes as they came. */
  public void received(byte[] bytes, int offset, int length, long now) {
    long noise = codec.noise();
    for (Frame<FromRadio> frame : codec.feed(bytes, offset, length)) {
      if (frame.message() != null) {
        liveness.heard(now);
        take(frame.message(), now);
      }
    }
    if (codec.noise() > noise && bootText.seenIn(bytes, offset, length)) {
      restart("the radio's boot text came", now);
    }
  }

  /** Lets time pass; to be called several times a second. */
  public void tick(long now) {
    deliveries.tick(now, outbox::remove);
    if (phase == SessionPhase.CLOSED) {
      return;
    }
    String verdict =
        acquaintance.isHopeless(now) ? "no end of the handshake" : liveness.verdict(now);
    if (verdict != null) {
      events.giveUp(verdict);
      return;
    }
    request(acquaintance.repeat(now));
    if (liveness.beats(now)) {
      outbox.add(HostMessage.heartbeat());
    }
  }

  /** The host itself was too busy to listen; the radio is not to blame for what it did not hear. */
  public void attended(long now) {
    liveness.reset(now);
  }

  /** Returns the next bytes to write now, or null. */
  public byte @Nullable [] poll(long now) {
    if (phase == SessionPhase.CLOSED) {
      return null;
    }
    byte[] control = outbox.pollControl(now);
    if (control != null || phase != SessionPhase.LIVE) {
      return control;
    }
    MeshPacket packet = outbox.pollPacket(now);
    if (packet == null) {
      return null;
    }
    deliveries.written(packet.getId(), now);
    return HostMessage.packet(acquaintance.stamped(packet));
  }

  /** Returns an id for a new packet. */
  public int newPacketId() {
    return ids.next();
  }

  /**
   * Takes a packet to send as soon as the radio is live and the port's pace allows. Its {@code
   * from} becomes the radio's own number when it is 0: refusals of packets without it go out over
   * the air instead of coming back. A hop limit of {@link #USUAL_HOPS} becomes the radio's own.
   */
  public void send(MeshPacket packet, Await await, DeliveryListener listener, long now) {
    deliveries.add(packet, await, listener, now);
    outbox.add(packet);
  }

  /** Hands the radio a message from the broker. */
  public void send(MqttClientProxyMessage message) {
    outbox.add(HostMessage.proxy(message));
  }

  /** Returns what the radio said of itself in the last handshake. */
  public RadioProfile profile() {
    return acquaintance.profile();
  }

  public SessionPhase phase() {
    return phase;
  }

  /** Returns what is known of a packet that was sent, or null when it is not known any more. */
  public @Nullable Delivery delivery(int id) {
    return deliveries.find(id);
  }

  /** Returns the bytes that belonged to no frame. */
  public long noise() {
    return codec.noise();
  }

  private void take(FromRadio message, long now) {
    switch (message.getPayloadVariantCase()) {
      case CONFIG_COMPLETE_ID -> complete(message.getConfigCompleteId(), now);
      case REBOOTED -> restart("the radio has rebooted", now);
      case QUEUESTATUS -> {
        liveness.answered();
        deliveries.queueStatus(message.getQueueStatus(), now);
        events.received(message, false, null);
      }
      case PACKET -> {
        boolean replay = acquaintance.isReplay(message.getPacket(), now);
        Delivery about = deliveries.heard(message.getPacket(), acquaintance.number());
        events.received(message, replay, about);
      }
      default -> {
        acquaintance.take(message);
        events.received(message, false, null);
      }
    }
  }

  private void complete(int nonce, long now) {
    request(acquaintance.complete(nonce, now));
    if (acquaintance.isDone() && phase == SessionPhase.HANDSHAKE) {
      phase = SessionPhase.LIVE;
      events.live(acquaintance.profile());
    }
  }

  private void restart(String reason, long now) {
    // An open handshake has its timeout, and a boot brings many lines.
    if (phase == SessionPhase.LIVE) {
      events.restarted(reason);
      begin(now);
    }
  }

  private void begin(long now) {
    phase = SessionPhase.HANDSHAKE;
    request(acquaintance.begin(now));
  }

  private void request(@Nullable Integer nonce) {
    if (nonce != null) {
      outbox.add(HostMessage.wantConfig(nonce));
    }
  }
}
