package org.kosmoconnect.testbed.radio;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.User;

/** A radio's way from the antenna to its client, and what it answers by itself. */
final class Inbound {

  private static final long NO_ANSWER_AFTER = 800;
  private static final int MARGIN = 2;
  private static final int HISTORY = 200;

  private final RadioParts parts;
  private final Facts facts;
  private final Outbound outbound;
  private final Set<Long> known = new LinkedHashSet<>();

  Inbound(RadioParts parts, Facts facts, Outbound outbound) {
    this.parts = parts;
    this.facts = facts;
    this.outbound = outbound;
  }

  /** Takes a packet with what its last hop added; null when it was known. */
  @Nullable MeshPacket receive(MeshPacket heard) {
    parts.meter().heard();
    if (isKnown(heard)) {
      parts.meter().repeated();
      if (isForUs(heard) && heard.getWantAck()) {
        acknowledge(heard.toBuilder().setHopStart(0).setHopLimit(0).build(), true);
      }
      return null;
    }
    MeshPacket packet = parts.replies().stamped(heard);
    remember(packet);
    if (packet.getDecoded().getRequestId() != 0) {
      parts.retries().settled(packet.getDecoded().getRequestId());
    }
    parts.client().add(packet);
    if (isForUs(packet)) {
      answer(packet);
    }
    return packet;
  }

  void reboot() {
    known.clear();
  }

  private boolean isForUs(MeshPacket packet) {
    return packet.getTo() == parts.identity().number();
  }

  /** A packet is known by its sender and its id; tests may leave the id out. */
  private boolean isKnown(MeshPacket packet) {
    long name = (long) packet.getFrom() << 32 | Integer.toUnsignedLong(packet.getId());
    if (packet.getId() == 0 || known.add(name)) {
      if (known.size() > HISTORY) {
        Iterator<Long> oldest = known.iterator();
        oldest.next();
        oldest.remove();
      }
      return false;
    }
    return true;
  }

  private void remember(MeshPacket packet) {
    Data data = packet.getDecoded();
    parts
        .memory()
        .remember(packet.getFrom(), data.getPortnum(), data.getPayload(), parts.replies().time());
    if (data.getPortnum() == PortNum.NODEINFO_APP) {
      try {
        // The address of a node's board is not told to clients.
        User user =
            User.parseFrom(data.getPayload()).toBuilder()
                .setMacaddr(ByteString.copyFrom(new byte[6]))
                .build();
        parts
            .memory()
            .know(
                NodeInfo.newBuilder()
                    .setNum(packet.getFrom())
                    .setUser(user)
                    .setHasXeddsaSigned(packet.getXeddsaSigned())
                    .setSnr(packet.getRxSnr())
                    .setHopsAway(Math.max(0, packet.getHopStart() - packet.getHopLimit()))
                    .build());
      } catch (InvalidProtocolBufferException e) {
        // It learns nothing from that.
      }
    }
  }

  private void answer(MeshPacket packet) {
    Courtesy courtesy = Courtesy.of(packet, facts);
    if (packet.getWantAck() && !courtesy.acknowledges()) {
      acknowledge(packet, false);
    }
    Data answer = courtesy.answer();
    if (answer != null && courtesy.acknowledges()) {
      outbound.own(answer, packet.getFrom(), packet.getChannel(), hopsBack(packet));
    } else if (answer != null) {
      parts
          .timeline()
          .after(
              NO_ANSWER_AFTER,
              () -> outbound.own(answer, packet.getFrom(), packet.getChannel(), hopsBack(packet)));
    }
  }

  private void acknowledge(MeshPacket packet, boolean again) {
    MeshPacket full = parts.replies().acknowledgement(packet);
    MeshPacket ack = again ? Replies.withoutHops(full) : full;
    parts
        .timeline()
        .after(
            Outbound.CONTENTION,
            () -> {
              if (ack.getWantAck()) {
                parts.retries().begin(ack, false);
              } else {
                parts.antenna().transmit(ack, false);
              }
            });
  }

  private static int hopsBack(MeshPacket packet) {
    return Math.max(0, packet.getHopStart() - packet.getHopLimit()) + MARGIN;
  }
}
