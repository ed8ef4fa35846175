package org.kosmoconnect.bridge.uplink;

import java.util.HexFormat;
import java.util.List;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Writes packets as the JSON that one statement stores whole, and so in one transaction. */
public final class SpoolRows {

  private static final HexFormat HEX = HexFormat.of();

  /** Returns an array with one object a packet, in their order. */
  public String json(List<HeardPacket> packets) {
    JsonArray rows = new JsonArray();
    for (HeardPacket packet : packets) {
      JsonObject row = new JsonObject();
      row.put("boot", packet.boot());
      row.put("mono", packet.steady());
      row.put("at", packet.at());
      row.put("synced", packet.synced() ? 1 : 0);
      row.put("rank", packet.rank());
      row.put("topic", packet.topic());
      row.put("payload", HEX.formatHex(packet.envelope().toByteArray()));
      rows.add(row);
    }
    return rows.toJson();
  }
}
