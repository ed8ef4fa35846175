package org.kosmoconnect.testbed.radio;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.Random;
import java.util.function.LongConsumer;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MeshPacket.Priority;
import org.kosmoconnect.proto.meshtastic.MeshPacket.TransportMechanism;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing;
import org.kosmoconnect.proto.meshtastic.Routing.Error;

/** Packets that a radio makes itself, and what it writes on those that pass through it. */
public final class Replies {

  /** Fields of the admin message: reboot in so many seconds, and the time. */
  private static final int REBOOT_SECONDS = 97;

  private static final int SET_TIME = 43;
  private static final int MARGIN = 2;
  private static final int WANT_RESPONSE = 2;

  private final int own;
  private final Random random;
  private final Timeline timeline;
  private final int bitfield;
  private long clockOffset = Long.MIN_VALUE;

  /**
   * @param okToMqtt whether what the radio says may be published
   */
  Replies(int own, Random random, Timeline timeline, boolean okToMqtt) {
    this.own = own;
    this.bitfield = okToMqtt ? 1 : 0;
    this.random = random;
    this.timeline = timeline;
  }

  int newId() {
    return random.nextInt() | 1;
  }

  /** The radio's own word on a client's packet. */
  MeshPacket own(MeshPacket about, Error error) {
    MeshPacket.Builder packet =
        MeshPacket.newBuilder()
            .setFrom(own)
            .setTo(own)
            .setChannel(about.getChannel())
            .setDecoded(routing(about.getId(), error))
            .setId(newId())
            .setPriority(Priority.ACK);
    return timed(packet).build();
  }

  /** A packet of the radio's own making, to be addressed. */
  MeshPacket own(Data data) {
    return timed(
            MeshPacket.newBuilder()
                .setFrom(own)
                .setId(newId())
                .setHopLimit(Firmware.HOP_LIMIT)
                .setDecoded(data))
        .build();
  }

  /** The answer to a packet that a client sends to the radio itself. */
  MeshPacket toSelf(MeshPacket packet) {
    return own(packet, Error.NONE).toBuilder().setHopLimit(packet.getHopLimit()).build();
  }

  /** Does what an admin message asks for; others are none of our business. */
  void administer(MeshPacket packet, LongConsumer reboot) {
    if (packet.getDecoded().getPortnum() != PortNum.ADMIN_APP) {
      return;
    }
    try {
      UnknownFieldSet fields = UnknownFieldSet.parseFrom(packet.getDecoded().getPayload());
      fields.getField(REBOOT_SECONDS).getVarintList().forEach(s -> reboot.accept(s * 1000));
      fields
          .getField(SET_TIME)
          .getFixed32List()
          .forEach(s -> clockOffset = Integer.toUnsignedLong(s) * 1000 - timeline.now());
    } catch (InvalidProtocolBufferException e) {
      // A radio ignores what it does not understand.
    }
  }

  /** A client's packet as it leaves the antenna; encrypted for one it belongs to no channel. */
  MeshPacket leaving(MeshPacket packet, boolean forOne, int usualHops) {
    boolean reliable = packet.getWantAck() || asksOne(packet);
    int hops = packet.getHopLimit() == 0 && reliable ? usualHops : packet.getHopLimit();
    Data.Builder data = packet.getDecoded().toBuilder();
    data.setBitfield(bitfield | (data.getWantResponse() ? WANT_RESPONSE : 0));
    return packet.toBuilder()
        .setFrom(own)
        .setChannel(forOne ? 0 : packet.getChannel())
        .setDecoded(data)
        .setWantAck(reliable)
        .setHopLimit(hops)
        .setHopStart(hops)
        .build();
  }

  private static boolean asksOne(MeshPacket packet) {
    return packet.getTo() != Verdict.EVERYBODY && packet.getDecoded().getWantResponse();
  }

  /** Acknowledges a packet to us: to a text reliably, to a response without hops. */
  MeshPacket acknowledgement(MeshPacket packet) {
    return verdict(own, packet, newId(), Error.NONE, bitfield);
  }

  /**
   * Returns what a node says to whether it could take a packet.
   *
   * @param bitfield what its owner allows
   */
  public static MeshPacket verdict(int from, MeshPacket packet, int id, Error error, int bitfield) {
    PortNum port = packet.getDecoded().getPortnum();
    MeshPacket.Builder ack =
        MeshPacket.newBuilder()
            .setFrom(from)
            .setTo(packet.getFrom())
            .setChannel(packet.getChannel())
            .setId(id)
            .setDecoded(routing(packet.getId(), error).toBuilder().setBitfield(bitfield));
    // A response is only acknowledged where it was heard directly.
    if (packet.getDecoded().getRequestId() == 0) {
      int hops = packet.getHopStart() - packet.getHopLimit() + MARGIN;
      ack.setHopLimit(hops).setHopStart(hops).setWantAck(port == PortNum.TEXT_MESSAGE_APP);
    }
    return ack.build();
  }

  /** To a repetition the answer has no hops. */
  public static MeshPacket withoutHops(MeshPacket ack) {
    return ack.toBuilder().clearHopLimit().clearHopStart().clearWantAck().build();
  }

  /** A packet from the air as the client gets it. */
  MeshPacket stamped(MeshPacket heard) {
    TransportMechanism way =
        heard.getViaMqtt() ? heard.getTransportMechanism() : TransportMechanism.TRANSPORT_LORA;
    return timed(heard.toBuilder().setTransportMechanism(way)).build();
  }

  /** Returns the radio's time, epoch s; 0 while nobody has told it. */
  int time() {
    return clockOffset == Long.MIN_VALUE ? 0 : (int) ((timeline.now() + clockOffset) / 1000);
  }

  /** Sets the radio's clock. */
  void setTime(long epochMillis) {
    clockOffset = epochMillis - timeline.now();
  }

  private MeshPacket.Builder timed(MeshPacket.Builder packet) {
    return time() == 0 ? packet : packet.setRxTime(time());
  }

  static Data routing(int requestId, Error error) {
    Routing routing = Routing.newBuilder().setErrorReason(error).build();
    return Data.newBuilder()
        .setPortnum(PortNum.ROUTING_APP)
        .setPayload(ByteString.copyFrom(routing.toByteArray()))
        .setRequestId(requestId)
        .build();
  }
}
