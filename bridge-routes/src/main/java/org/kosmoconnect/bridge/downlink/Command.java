package org.kosmoconnect.bridge.downlink;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.kosmoconnect.proto.bridge.DownlinkEvent;

/**
 * One thing that the hub asked for, as the file keeps it.
 *
 * @param order what was asked; command and attempt in it name it
 * @param token of the last ready, 0 for none
 * @param packetId unsigned; 0 before it was granted
 * @param report what the hub was told last, which answers a repetition
 * @param taken when it came, ms since 1970
 * @param granted when it was granted, ms since 1970; 0 for never
 * @param airtime what it was charged, ms
 */
record Command(
    DownlinkCommand order,
    Stage stage,
    long token,
    int packetId,
    DownlinkEvent report,
    long taken,
    long granted,
    double airtime) {

  /**
   * Reads a row of the table of the same name.
   *
   * @throws IllegalStateException when the row is not ours
   */
  static Command of(Map<String, Object> row) {
    try {
      return new Command(
          DownlinkCommand.parseFrom((byte[]) row.get("body")),
          Stage.valueOf((String) row.get("stage")),
          number(row, "token"),
          (int) number(row, "packet_id"),
          DownlinkEvent.parseFrom((byte[]) row.get("report")),
          number(row, "taken"),
          number(row, "granted"),
          ((Number) row.get("airtime")).doubleValue());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a row of the downlink file is damaged", e);
    }
  }

  /** Returns its name: the command and the attempt. */
  String key() {
    return order.getCommand() + "/" + order.getAttempt();
  }

  /** Returns whether it is to be transmitted only when the hub says go. */
  boolean needsGo() {
    return order.hasOffer();
  }

  /** Returns when it is no longer worth transmitting, ms since 1970; the largest for never. */
  long deadline() {
    long deadline = order.getOffer().getDeadline();
    return deadline == 0 ? Long.MAX_VALUE : deadline;
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }
}
