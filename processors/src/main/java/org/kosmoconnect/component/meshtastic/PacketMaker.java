package org.kosmoconnect.component.meshtastic;

import com.google.protobuf.ByteString;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.RadioSession;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;

/** Makes packets of exchanges: a {@code MeshPacket} as it is, or a text or bytes with headers. */
final class PacketMaker {

  private static final int LAST_CHANNEL = 7;
  private static final int MOST_HOPS = 7;

  private final MeshtasticConfiguration configuration;

  PacketMaker(MeshtasticConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Returns a packet without id.
   *
   * @throws InvalidPayloadException when the body is nothing that can be sent
   * @throws IllegalArgumentException when a header is wrong or it does not fit
   */
  MeshPacket.Builder draft(Message message) throws InvalidPayloadException {
    MeshPacket.Builder packet =
        message.getBody() instanceof MeshPacket given ? given.toBuilder() : content(message);
    Object to = message.getHeader(MeshtasticConstants.TO);
    if (to != null) {
      packet.setTo(node(to));
    } else if (packet.getTo() == 0) {
      packet.setTo(Delivery.BROADCAST);
    }
    Integer channel = number(message, MeshtasticConstants.CHANNEL, LAST_CHANNEL);
    if (channel != null) {
      packet.setChannel(channel);
    }
    Boolean ack = message.getHeader(MeshtasticConstants.WANT_ACK, Boolean.class);
    if (ack != null) {
      packet.setWantAck(ack);
    } else if (configuration.isWantAck()) {
      packet.setWantAck(true);
    }
    Integer hops = number(message, MeshtasticConstants.HOP_LIMIT, MOST_HOPS);
    if (hops != null) {
      packet.setHopLimit(hops);
    } else if (packet.getHopLimit() == 0) {
      packet.setHopLimit(RadioSession.USUAL_HOPS);
    }
    if (configuration.isCheckSize()) {
      PacketSize.check(packet.build());
    }
    // Its sender is the radio, which is known by the time it is written.
    return packet.clearFrom();
  }

  private static MeshPacket.Builder content(Message message) throws InvalidPayloadException {
    boolean text = message.getBody() instanceof String;
    Integer port = message.getHeader(MeshtasticConstants.PORT, Integer.class);
    int usual = text ? PortNum.TEXT_MESSAGE_APP_VALUE : PortNum.PRIVATE_APP_VALUE;
    Data.Builder data =
        Data.newBuilder().setPortnumValue(port == null ? usual : port).setPayload(payload(message));
    Long reply = message.getHeader(MeshtasticConstants.REPLY_ID, Long.class);
    if (reply != null) {
      data.setReplyId(reply.intValue());
    }
    return MeshPacket.newBuilder().setDecoded(data);
  }

  private static ByteString payload(Message message) throws InvalidPayloadException {
    return message.getBody() instanceof String text
        ? ByteString.copyFromUtf8(text)
        : ByteString.copyFrom(message.getMandatoryBody(byte[].class));
  }

  private static @Nullable Integer number(Message message, String header, int most) {
    Integer value = message.getHeader(header, Integer.class);
    if (value != null && (value < 0 || value > most)) {
      throw new IllegalArgumentException(header + " is " + value + ", not 0 to " + most);
    }
    return value;
  }

  private static int node(Object to) {
    if (to instanceof Number number) {
      return (int) number.longValue();
    }
    String text = to.toString();
    return text.startsWith("!")
        ? Integer.parseUnsignedInt(text.substring(1), 16)
        : Integer.parseUnsignedInt(text);
  }
}
