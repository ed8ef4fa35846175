package org.kosmoconnect.codec;

import com.google.protobuf.ByteString;
import org.kosmoconnect.gateway.Offer;
import org.kosmoconnect.proto.bridge.Cancel;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.kosmoconnect.proto.bridge.Go;
import org.kosmoconnect.proto.bridge.RequestNodeInfo;

/** Writes what the hub tells a bridge: the payload of {@code kosmo/v1/<bridge>/down}. */
public final class DownlinkCommandEncoder {

  /** Encodes a command. */
  public byte[] encode(Offer offer) {
    DownlinkCommand.Builder command =
        DownlinkCommand.newBuilder().setCommand(offer.command()).setAttempt(offer.attempt());
    switch (offer.kind()) {
      case OFFER -> command.setOffer(text(offer));
      case GO -> command.setGo(Go.newBuilder().setReady(offer.token()));
      case CANCEL -> command.setCancel(Cancel.getDefaultInstance());
      case NODEINFO ->
          command.setRequestNodeinfo(RequestNodeInfo.newBuilder().setTo((int) offer.to()));
    }
    return command.build().toByteArray();
  }

  private static org.kosmoconnect.proto.bridge.Offer text(Offer offer) {
    return org.kosmoconnect.proto.bridge.Offer.newBuilder()
        .setTo((int) offer.to())
        .setChannel(offer.channel())
        .setText(offer.text() == null ? "" : offer.text())
        .setReplyId((int) offer.replyId())
        .setReaction(offer.reaction())
        .setWantAck(true)
        .setPriority(offer.priority())
        .setDeadline(offer.deadline())
        .setAirtimeMs(offer.airtimeMillis())
        .setPublicKey(ByteString.fromHex(offer.publicKey()))
        .build();
  }
}
