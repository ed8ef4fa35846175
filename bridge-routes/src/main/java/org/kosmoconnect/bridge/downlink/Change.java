package org.kosmoconnect.bridge.downlink;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/**
 * A step of a command. It is stored in one statement, and only when the command still stands where
 * it stood when this was decided; with it goes the report to the hub.
 *
 * @param before where the command stood; null when it is new
 * @param next how it stands then
 * @param packet to be given to the radio once this is stored, or null
 */
public record Change(@Nullable Stage before, Command next, @Nullable MeshPacket packet) {

  Change(@Nullable Stage before, Command next) {
    this(before, next, null);
  }

  /** Returns whether a packet is to be given to the radio once this is stored. */
  public boolean isTransmission() {
    return packet != null;
  }

  /** Returns the parameters of {@code change-command.sql}. */
  public Map<String, Object> row() {
    Map<String, Object> row = new HashMap<>();
    row.put("command", next.order().getCommand());
    row.put("attempt", next.order().getAttempt());
    row.put("body", next.order().toByteArray());
    row.put("stage", next.stage().name());
    row.put("before", before == null ? "NEW" : before.name());
    row.put("priority", next.order().getOffer().getPriority());
    row.put("token", next.token());
    row.put("packet_id", Integer.toUnsignedLong(next.packetId()));
    row.put("report", next.report().toByteArray());
    row.put("taken", next.taken());
    row.put("granted", next.granted());
    row.put("airtime", next.airtime());
    return row;
  }
}
