package org.kosmoconnect.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import org.kosmoconnect.model.NodeInfo;
import org.kosmoconnect.model.NodeStatus;
import org.kosmoconnect.model.Paxcount;
import org.kosmoconnect.model.StoreForward;
import org.kosmoconnect.proto.meshtastic.StatusMessage;
import org.kosmoconnect.proto.meshtastic.StoreAndForward;
import org.kosmoconnect.proto.meshtastic.User;

/** Payloads in which a node speaks of itself. */
final class NodeContent {

  private static final int PUBLIC_KEY = 32;

  private NodeContent() {}

  static NodeInfo nodeInfo(byte[] payload) throws InvalidProtocolBufferException {
    User user = User.parseFrom(payload);
    return new NodeInfo(
        TextContent.clean(user.getId()),
        TextContent.clean(user.getLongName()),
        TextContent.clean(user.getShortName()),
        user.getHwModelValue(),
        user.getRoleValue(),
        user.getIsLicensed(),
        user.hasIsUnmessagable() ? user.getIsUnmessagable() : null,
        user.getPublicKey().size() == PUBLIC_KEY ? user.getPublicKey().toByteArray() : null);
  }

  static NodeStatus status(byte[] payload) throws InvalidProtocolBufferException {
    return new NodeStatus(TextContent.clean(StatusMessage.parseFrom(payload).getStatus()));
  }

  static Paxcount paxcount(byte[] payload) throws InvalidProtocolBufferException {
    var wire = org.kosmoconnect.proto.meshtastic.Paxcount.parseFrom(payload);
    return new Paxcount(
        Integer.toUnsignedLong(wire.getWifi()),
        Integer.toUnsignedLong(wire.getBle()),
        Integer.toUnsignedLong(wire.getUptime()));
  }

  static StoreForward storeForward(byte[] payload) throws InvalidProtocolBufferException {
    StoreAndForward wire = StoreAndForward.parseFrom(payload);
    return new StoreForward(
        wire.getRrValue(),
        wire.hasText() ? TextContent.decode(wire.getText().toByteArray()) : null);
  }
}
