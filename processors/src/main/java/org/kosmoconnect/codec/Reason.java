package org.kosmoconnect.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why an envelope is refused. Dead letters and metrics carry the code. */
public enum Reason {
  /** The bytes are no envelope. */
  NOT_PROTOBUF,
  /** The envelope or its payload is longer than any radio can send. */
  TOO_LARGE,
  /** The envelope is empty. */
  NO_PACKET,
  /** The envelope does not name its gateway. */
  NO_GATEWAY,
  /** The gateway's name is no node id. */
  BAD_GATEWAY,
  /** The envelope does not name its channel. */
  NO_CHANNEL,
  /** The channel's name is longer than a radio can hold. */
  BAD_CHANNEL,
  /** The packet has neither plain nor encrypted content. */
  NO_PAYLOAD,
  /** The application number is negative. */
  BAD_PORT,
  /** The sender is nobody or everybody. */
  BAD_SENDER,
  /** Envelope and topic name different gateways. */
  GATEWAY_MISMATCH,
  /**
   * The envelope comes from a radio that the bridge is not bound to; an operator may approve it.
   */
  RADIO_NOT_APPROVED,
  /** The bridge was revoked. */
  BRIDGE_REVOKED,
  /** What a bridge tells of itself is impossible, or is told of another bridge. */
  BAD_REPORT;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Stable name, for example {@code no-packet}. */
  public String code() {
    return code;
  }

  /**
   * Finds why a message could not be decoded, in a failure or its causes; null when that is not
   * what went wrong.
   */
  public static @Nullable Reason of(@Nullable Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof PacketDecodeException decode) {
        return decode.reason();
      }
      if (t instanceof InvalidProtocolBufferException) {
        return NOT_PROTOBUF;
      }
    }
    return null;
  }
}
