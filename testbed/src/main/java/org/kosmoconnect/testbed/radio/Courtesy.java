package org.kosmoconnect.testbed.radio;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing.Error;
import org.kosmoconnect.proto.meshtastic.Telemetry;

/**
 * What a node answers to a packet that asks it for something.
 *
 * @param answer null where it says nothing but that the packet came
 * @param acknowledges whether the answer stands for the acknowledgement too
 */
public record Courtesy(@Nullable Data answer, boolean acknowledges) {

  private static final Courtesy SILENCE = new Courtesy(null, false);

  /** Decides on a packet that was addressed to the node. */
  public static Courtesy of(MeshPacket request, Facts facts) {
    Data asked = request.getDecoded();
    if (!asked.getWantResponse()) {
      return SILENCE;
    }
    return switch (asked.getPortnum()) {
      case TRACEROUTE_APP -> reply(request, asked.getPayload());
      case NODEINFO_APP -> {
        MessageLite user = facts.user();
        yield user == null ? SILENCE : reply(request, user.toByteString());
      }
      case TELEMETRY_APP -> reply(request, facts.telemetry(kind(asked)));
      case POSITION_APP -> reply(request, facts.position());
      default -> reply(request, (MessageLite) null);
    };
  }

  private static Courtesy reply(MeshPacket request, @Nullable MessageLite payload) {
    return payload == null
        ? new Courtesy(Replies.routing(request.getId(), Error.NO_RESPONSE), false)
        : reply(request, payload.toByteString());
  }

  private static Courtesy reply(MeshPacket request, com.google.protobuf.ByteString payload) {
    PortNum port = request.getDecoded().getPortnum();
    return new Courtesy(
        Data.newBuilder()
            .setPortnum(port)
            .setPayload(payload)
            .setRequestId(request.getId())
            .build(),
        true);
  }

  private static Telemetry.VariantCase kind(Data asked) {
    try {
      return Telemetry.parseFrom(asked.getPayload()).getVariantCase();
    } catch (InvalidProtocolBufferException e) {
      return Telemetry.VariantCase.VARIANT_NOT_SET;
    }
  }
}
