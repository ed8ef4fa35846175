package org.kosmoconnect.bridge.downlink;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the desk is told, and which command it is about. */
public final class News {

  private static final Logger LOG = LoggerFactory.getLogger(News.class);

  private News() {}

  /** Reads what the hub sent; null, with a word in the log, when it is nothing that we know. */
  public static @Nullable DownlinkCommand read(byte[] message) {
    try {
      return DownlinkCommand.parseFrom(message);
    } catch (InvalidProtocolBufferException e) {
      LOG.warn("A message of {} bytes from the hub is no command", message.length);
      return null;
    }
  }

  /** Returns the parameters of {@code find-command.sql} for a piece of news. */
  public static Map<String, Object> key(Object news) {
    Map<String, Object> key = new HashMap<>(Map.of("command", "", "attempt", 0, "packet_id", 0L));
    if (news instanceof DownlinkCommand order) {
      key.put("command", order.getCommand());
      key.put("attempt", order.getAttempt());
    } else if (news instanceof Settlement settlement) {
      key.put("packet_id", Integer.toUnsignedLong(settlement.packetId()));
    }
    return key;
  }
}
