package org.kosmoconnect.bridge.downlink;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.codec.ChannelName;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.component.meshtastic.session.RadioSession;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.kosmoconnect.proto.bridge.Dropped.Reason;
import org.kosmoconnect.proto.bridge.Offer;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.RouteDiscovery;

/**
 * Makes packets of commands: texts, requests for a node's information or route, the radio's time.
 * There is no way to make any other, whatever the hub says.
 */
final class DownlinkPackets {

  private static final int LONGEST_TEXT = 200;

  /** Tag of set_time_only in the radio's administration: field 43, fixed32. */
  private static final byte[] SET_TIME = {(byte) 0xDD, 0x02};

  private DownlinkPackets() {}

  /** Returns why a command is not to be done at all, or null. */
  static @Nullable Reason fault(DownlinkCommand order, long now) {
    return switch (order.getActionCase()) {
      case OFFER -> fault(order.getOffer(), now);
      case REQUEST_NODEINFO ->
          isOne(order.getRequestNodeinfo().getTo()) ? null : Reason.NOT_ALLOWED;
      case REQUEST_TRACEROUTE ->
          isOne(order.getRequestTraceroute().getTo()) ? null : Reason.NOT_ALLOWED;
      case SET_TIME -> null;
      default -> Reason.NOT_ALLOWED;
    };
  }

  private static @Nullable Reason fault(Offer offer, long now) {
    int size = offer.getTextBytes().size();
    if (size == 0 || offer.getTo() == 0 || offer.getReaction() && offer.getReplyId() == 0) {
      return Reason.NOT_ALLOWED;
    }
    if (size > LONGEST_TEXT) {
      return Reason.TOO_LARGE;
    }
    return offer.getDeadline() != 0 && offer.getDeadline() <= now ? Reason.EXPIRED : null;
  }

  private static boolean isOne(int node) {
    return node != 0 && node != Delivery.BROADCAST;
  }

  /**
   * Returns the packet of a command, without id; null when the radio has no channel of that name.
   */
  static @Nullable MeshPacket draft(DownlinkCommand order, RadioProfile radio) {
    return switch (order.getActionCase()) {
      case OFFER -> text(order.getOffer(), radio);
      case REQUEST_NODEINFO ->
          request(order.getRequestNodeinfo().getTo(), PortNum.NODEINFO_APP, ourselves(radio));
      case REQUEST_TRACEROUTE ->
          request(
              order.getRequestTraceroute().getTo(),
              PortNum.TRACEROUTE_APP,
              RouteDiscovery.getDefaultInstance().toByteString());
      case SET_TIME -> time(order.getSetTime().getTime(), radio);
      default -> throw new IllegalArgumentException("no packet for " + order.getActionCase());
    };
  }

  private static @Nullable MeshPacket text(Offer offer, RadioProfile radio) {
    int channel = offer.getChannel().isEmpty() ? 0 : channel(offer.getChannel(), radio);
    if (channel < 0) {
      return null;
    }
    Data.Builder data =
        Data.newBuilder()
            .setPortnum(PortNum.TEXT_MESSAGE_APP)
            .setPayload(offer.getTextBytes())
            .setReplyId(offer.getReplyId())
            .setEmoji(offer.getReaction() ? 1 : 0);
    // With a key named, a radio that has learnt another one refuses instead of writing to that.
    return MeshPacket.newBuilder()
        .setPkiEncrypted(!offer.getPublicKey().isEmpty())
        .setPublicKey(offer.getPublicKey())
        .setTo(offer.getTo())
        .setChannel(channel)
        .setDecoded(data)
        .setWantAck(offer.getWantAck())
        .setHopLimit(RadioSession.USUAL_HOPS)
        .build();
  }

  private static MeshPacket request(int to, PortNum port, ByteString payload) {
    return MeshPacket.newBuilder()
        .setTo(to)
        .setDecoded(Data.newBuilder().setPortnum(port).setPayload(payload).setWantResponse(true))
        .setHopLimit(RadioSession.USUAL_HOPS)
        .build();
  }

  private static MeshPacket time(int seconds, RadioProfile radio) {
    byte[] message = {
      SET_TIME[0],
      SET_TIME[1],
      (byte) seconds,
      (byte) (seconds >>> 8),
      (byte) (seconds >>> 16),
      (byte) (seconds >>> 24)
    };
    return MeshPacket.newBuilder()
        .setTo(radio.number())
        .setDecoded(
            Data.newBuilder()
                .setPortnum(PortNum.ADMIN_APP)
                .setPayload(ByteString.copyFrom(message)))
        .setHopLimit(RadioSession.USUAL_HOPS)
        .build();
  }

  private static ByteString ourselves(RadioProfile radio) {
    for (NodeInfo node : radio.nodes()) {
      if (node.getNum() == radio.number()) {
        return node.getUser().toByteString();
      }
    }
    return ByteString.EMPTY;
  }

  /** Returns the index of a channel by its effective name, or -1. */
  private static int channel(String name, RadioProfile radio) {
    LoRaConfig lora = radio.lora();
    for (Channel channel : radio.channels()) {
      String called =
          ChannelName.effective(
              channel.getSettings().getName().toStringUtf8(),
              lora.getModemPresetValue(),
              lora.getUsePreset());
      if (channel.getRole() != Channel.Role.DISABLED && called.equals(name)) {
        return channel.getIndex();
      }
    }
    return -1;
  }
}
