package org.kosmoconnect.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.Content;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.Unread;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/** Decodes what gateways publish. Stateless but for its keys; safe for many threads. */
public final class EnvelopeDecoder {

  /** More than any radio can send (239 bytes on air), and so little that storage does not mind. */
  static final int LONGEST_PAYLOAD = 512;

  private static final int LONGEST_ENVELOPE = 4096;
  private static final int LONGEST_CHANNEL = 64;
  private static final ByteString PKI = ByteString.copyFromUtf8("PKI");

  private final Opener opener;

  public EnvelopeDecoder(ChannelKeys keys) {
    this.opener = new Opener(keys);
  }

  /**
   * Decodes the bytes of an envelope.
   *
   * @throws PacketDecodeException when they are none, or what they hold is refused
   */
  public Packet decodeBytes(byte[] envelope) {
    if (envelope.length > LONGEST_ENVELOPE) {
      throw new PacketDecodeException(
          Reason.TOO_LARGE, "envelope of " + envelope.length + " bytes");
    }
    try {
      return decode(ServiceEnvelope.parseFrom(envelope));
    } catch (InvalidProtocolBufferException e) {
      throw new PacketDecodeException(Reason.NOT_PROTOBUF, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Decodes an envelope. A payload that nobody can read, or that is not what its port promises, is
   * no reason to refuse.
   *
   * @throws PacketDecodeException when it lacks what every packet has
   */
  public Packet decode(ServiceEnvelope envelope) {
    MeshPacket packet = check(envelope);
    NodeId gateway = gateway(envelope);
    Opened opened = opener.open(packet, envelope.getChannelId().equals(PKI));
    return packet(envelope, gateway, packet, opened);
  }

  private static MeshPacket check(ServiceEnvelope envelope) {
    if (!envelope.hasPacket()) {
      throw new PacketDecodeException(Reason.NO_PACKET, "envelope without packet");
    }
    if (envelope.getChannelId().isEmpty()) {
      throw new PacketDecodeException(Reason.NO_CHANNEL, "envelope without channel");
    }
    if (envelope.getChannelId().size() > LONGEST_CHANNEL) {
      throw new PacketDecodeException(
          Reason.BAD_CHANNEL, "channel name of " + envelope.getChannelId().size() + " bytes");
    }
    MeshPacket packet = envelope.getPacket();
    if (!NodeId.of(packet.getFrom()).isNode()) {
      throw new PacketDecodeException(Reason.BAD_SENDER, "sender " + NodeId.of(packet.getFrom()));
    }
    if (!packet.hasDecoded() && !packet.hasEncrypted()) {
      throw new PacketDecodeException(Reason.NO_PAYLOAD, "packet without payload");
    }
    if (packet.getDecoded().getPortnumValue() < 0) {
      throw new PacketDecodeException(
          Reason.BAD_PORT, "port " + packet.getDecoded().getPortnumValue());
    }
    int size =
        packet.hasDecoded()
            ? packet.getDecoded().getPayload().size()
            : packet.getEncrypted().size();
    if (size > LONGEST_PAYLOAD) {
      throw new PacketDecodeException(Reason.TOO_LARGE, "payload of " + size + " bytes");
    }
    return packet;
  }

  private static NodeId gateway(ServiceEnvelope envelope) {
    if (envelope.getGatewayId().isEmpty()) {
      throw new PacketDecodeException(Reason.NO_GATEWAY, "envelope without gateway");
    }
    // Longer than a node id is none, and is not worth decoding.
    boolean plausible = envelope.getGatewayId().size() <= 9;
    long num = plausible ? NodeId.parseNum(envelope.getGatewayId().toStringUtf8()) : -1;
    if (num < 0 || !new NodeId(num).isNode()) {
      throw new PacketDecodeException(Reason.BAD_GATEWAY, "gateway is no node id");
    }
    return new NodeId(num);
  }

  private static Packet packet(
      ServiceEnvelope envelope, NodeId gateway, MeshPacket wire, Opened opened) {
    Data data = opened.data() == null ? Data.getDefaultInstance() : opened.data();
    boolean readable = opened.data() != null;
    Hops hops = Hops.of(wire, data.hasBitfield());
    RadioSignal signal = RadioSignal.of(wire);
    int port = readable ? data.getPortnumValue() : -1;
    return new Packet(
        NodeId.of(wire.getFrom()),
        NodeId.of(wire.getTo()),
        Integer.toUnsignedLong(wire.getId()),
        port,
        readable ? PayloadDigest.of(port, opened.body()) : 0,
        TextContent.clean(envelope.getChannelId()),
        gateway,
        readable,
        opened.unreadable(),
        data.hasBitfield() ? Boolean.valueOf((data.getBitfield() & 1) != 0) : null,
        hops.limit(),
        hops.start(),
        hops.away(),
        wire.getWantAck(),
        wire.getViaMqtt(),
        wire.getPkiEncrypted() || envelope.getChannelId().equals(PKI),
        wire.getPublicKey().isEmpty() ? null : wire.getPublicKey().toByteArray(),
        data.getWantResponse(),
        Integer.toUnsignedLong(data.getRequestId()),
        Integer.toUnsignedLong(data.getReplyId()),
        data.getEmoji() != 0,
        rxTime(wire),
        signal.snr(),
        signal.rssi(),
        wire.getRelayNode() >>> 8 == 0 ? wire.getRelayNode() : 0,
        opened.size(),
        opened.body(),
        content(port, opened, data));
  }

  private static Content content(int port, Opened opened, Data data) {
    return opened.data() == null
        ? new Unread()
        : ContentDecoder.decode(port, opened.body(), data.getRequestId() != 0);
  }

  private static @Nullable Long rxTime(MeshPacket wire) {
    return wire.getRxTime() == 0 ? null : Integer.toUnsignedLong(wire.getRxTime());
  }
}
