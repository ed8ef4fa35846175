package org.kosmoconnect.testbed.radio;

import com.google.protobuf.ByteString;
import java.util.function.BiConsumer;
import org.kosmoconnect.proto.meshtastic.ClientNotification;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.LogRecord;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing.Error;

/** A radio's way from its client, and from itself, to the antenna. */
final class Outbound {

  /** A packet waits so long for a free channel, ms. */
  static final long CONTENTION = 300;

  /** Payloads above this do not decode: the radio says nothing at all. */
  private static final int LONGEST_PAYLOAD = 237;

  private final RadioParts parts;
  private final BiConsumer<MeshPacket, Boolean> sent;
  private final RateLimits limits = new RateLimits();
  private final RecentIds ids = new RecentIds();
  private int waiting;

  /**
   * @param sent hears each packet that leaves, once, and whether it is for one receiver
   */
  Outbound(RadioParts parts, BiConsumer<MeshPacket, Boolean> sent) {
    this.parts = parts;
    this.sent = sent;
  }

  int waiting() {
    return waiting;
  }

  void forgetClient() {
    limits.forget();
  }

  void reboot() {
    ids.clear();
  }

  /** Takes a packet of a client, but none to the radio itself. */
  void take(MeshPacket packet) {
    PortNum port = packet.getDecoded().getPortnum();
    if (packet.getDecoded().getPayload().size() > LONGEST_PAYLOAD || isRepeated(packet)) {
      return;
    }
    if (parts.quirks().has(Quirk.SILENT_RATE_LIMITS)
        && !limits.pass(port, parts.timeline().now())) {
      parts.client().status(0, packet.getId(), waiting);
      refuseTooFast(packet, port);
    } else {
      judge(packet);
    }
  }

  /** Sends what the radio itself has to say, reliably to one node and once to all. */
  void own(Data data, int to, int channel, int hops) {
    MeshPacket packet =
        parts.replies().own(data).toBuilder()
            .clearRxTime()
            .setTo(to)
            .setChannel(channel)
            .setHopLimit(hops)
            .setWantAck(to != Verdict.EVERYBODY)
            .build();
    judge(packet);
  }

  private boolean isRepeated(MeshPacket packet) {
    return parts.quirks().has(Quirk.REPEATED_IDS_IGNORED) && !ids.add(packet.getId());
  }

  private void refuseTooFast(MeshPacket packet, PortNum port) {
    // The refusal goes to the sender that the packet names: most clients name none.
    if (port == PortNum.TEXT_MESSAGE_APP && packet.getFrom() == parts.identity().number()) {
      say(packet, Error.RATE_LIMIT_EXCEEDED);
    } else if (port == PortNum.TRACEROUTE_APP) {
      explain(packet, "A route can be traced once in 30 seconds");
    }
  }

  private void judge(MeshPacket packet) {
    Verdict verdict = Verdict.of(packet, parts.identity(), parts.memory());
    long now = parts.timeline().now();
    double most = parts.settings().dutyCycle();
    if (most < 100 && parts.meter().airUtilTx(now) >= most) {
      refuse(packet, Error.DUTY_CYCLE_LIMIT);
      int minutes = parts.meter().minutesUntilBelow(most, now);
      explain(packet, "The hour's airtime is used up; send again in " + minutes + " minutes");
    } else if (verdict.error() != Error.NONE) {
      refuse(packet, verdict.error());
    } else {
      queue(packet, verdict.forOne());
    }
  }

  private void queue(MeshPacket packet, boolean forOne) {
    waiting++;
    parts.client().status(0, packet.getId(), waiting);
    MeshPacket leaving = parts.replies().leaving(packet, forOne, Firmware.HOP_LIMIT);
    parts
        .timeline()
        .after(
            CONTENTION,
            () -> {
              waiting--;
              sent.accept(leaving, forOne);
              if (leaving.getWantAck()) {
                parts.retries().begin(leaving, forOne);
              } else {
                parts.antenna().transmit(leaving, forOne);
              }
            });
  }

  private void refuse(MeshPacket packet, Error error) {
    parts.client().status(error.getNumber(), packet.getId(), waiting);
    say(packet, error);
  }

  private void say(MeshPacket packet, Error error) {
    parts.client().add(parts.replies().own(packet.toBuilder().setChannel(0).build(), error));
  }

  private void explain(MeshPacket packet, String words) {
    parts
        .client()
        .notify(
            ClientNotification.newBuilder()
                .setReplyId(packet.getId())
                .setTime(parts.replies().time())
                .setLevel(LogRecord.Level.WARNING)
                .setMessage(ByteString.copyFromUtf8(words))
                .build());
  }
}
