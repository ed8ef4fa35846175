package org.kosmoconnect.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import org.kosmoconnect.gateway.BridgeEvent;
import org.kosmoconnect.gateway.Fact;
import org.kosmoconnect.model.CleanText;
import org.kosmoconnect.proto.bridge.DownlinkEvent;
import org.kosmoconnect.proto.bridge.Dropped;

/** Reads what a bridge reports: the payload of {@code kosmo/v1/<bridge>/event}. */
public final class DownlinkEventDecoder {

  private static final int BRIDGE_LEVEL = 2;
  private static final int LEVELS = 4;

  /** Commands are ids of messages, with a word behind for requests. */
  private static final int LONGEST_COMMAND = 64;

  /**
   * Decodes an event.
   *
   * @param topic it came on; the broker lets a bridge publish under its own name alone
   * @throws PacketDecodeException when it is none
   */
  public BridgeEvent decode(String topic, byte[] payload) {
    String[] levels = topic.split("/");
    if (levels.length < LEVELS) {
      throw new PacketDecodeException(Reason.NOT_PROTOBUF, "no event comes on " + topic);
    }
    String bridge = levels[levels.length - LEVELS + BRIDGE_LEVEL];
    try {
      DownlinkEvent event = DownlinkEvent.parseFrom(payload);
      if (event.getCommand().length() > LONGEST_COMMAND || event.getAttempt() < 0) {
        throw new PacketDecodeException(Reason.NOT_PROTOBUF, "names no command");
      }
      return new BridgeEvent(
          bridge,
          CleanText.of(event.getCommand()),
          event.getAttempt(),
          Integer.toUnsignedLong(event.getPacketId()),
          event.getTime(),
          bridge
              + "/"
              + CleanText.of(event.getSpool())
              + "/"
              + Long.toUnsignedString(event.getSeq()),
          fact(event));
    } catch (InvalidProtocolBufferException e) {
      throw new PacketDecodeException(Reason.NOT_PROTOBUF, "no downlink event");
    }
  }

  private static Fact fact(DownlinkEvent event) {
    return switch (event.getFactCase()) {
      case TAKEN -> new Fact.Taken();
      case READY -> new Fact.Ready(event.getReady().getToken());
      case RADIO_ACCEPTED -> new Fact.Accepted();
      case RADIO_REFUSED -> new Fact.Refused(event.getRadioRefused().getResult());
      case ROUTING_RESULT ->
          new Fact.Routed(
              Integer.toUnsignedLong(event.getRoutingResult().getFrom()),
              event.getRoutingResult().getError(),
              event.getRoutingResult().getSnr());
      case CANCELLED -> new Fact.Cancelled();
      case DROPPED -> new Fact.Dropped(cause(event.getDropped().getReason()));
      case OBSERVED ->
          new Fact.Observed(
              Integer.toUnsignedLong(event.getObserved().getFrom()), event.getObserved().getPort());
      case FACT_NOT_SET ->
          throw new PacketDecodeException(Reason.NOT_PROTOBUF, "an event without a fact");
    };
  }

  private static Fact.DropCause cause(Dropped.Reason reason) {
    return switch (reason) {
      case EXPIRED -> Fact.DropCause.EXPIRED;
      case NO_GO -> Fact.DropCause.NO_GO;
      case RESTARTED -> Fact.DropCause.RESTARTED;
      case UNKNOWN_CHANNEL -> Fact.DropCause.UNKNOWN_CHANNEL;
      case TOO_LARGE -> Fact.DropCause.TOO_LARGE;
      case RADIO_LOST -> Fact.DropCause.RADIO_LOST;
      case OUTCOME_UNKNOWN -> Fact.DropCause.OUTCOME_UNKNOWN;
      case NOT_ALLOWED -> Fact.DropCause.NOT_ALLOWED;
      case AIRTIME -> Fact.DropCause.AIRTIME;
      case REASON_UNSPECIFIED, UNRECOGNIZED -> Fact.DropCause.OTHER;
    };
  }
}
