package org.kosmoconnect.ingest;

import static org.kosmoconnect.ingest.Columns.Type.BOOLEAN;
import static org.kosmoconnect.ingest.Columns.Type.BYTES;
import static org.kosmoconnect.ingest.Columns.Type.DOUBLE;
import static org.kosmoconnect.ingest.Columns.Type.INTEGER;
import static org.kosmoconnect.ingest.Columns.Type.LONG;
import static org.kosmoconnect.ingest.Columns.Type.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.PacketKey;
import org.kosmoconnect.model.Text;

/** Rows of {@code packet} and {@code reception}. */
final class PacketRows {

  /** A packet as one bridge heard it. */
  private record ReceptionKey(PacketKey packet, String bridge) {}

  private PacketRows() {}

  static Map<String, Object> packets(List<Heard> packets, int windowDays) {
    Columns columns =
        new Columns()
            .with("ord", INTEGER)
            .with("from_node", LONG)
            .with("id", LONG)
            .with("digest", LONG)
            .with("to_node", LONG)
            .with("port", INTEGER)
            .with("channel", TEXT)
            .with("first_seen", LONG)
            .with("heard_at", LONG)
            .with("time_quality", INTEGER)
            .with("hop_limit", INTEGER)
            .with("hop_start", INTEGER)
            .with("hops_away", INTEGER)
            .with("want_ack", BOOLEAN)
            .with("via_mqtt", BOOLEAN)
            .with("pki_encrypted", BOOLEAN)
            .with("request_id", LONG)
            .with("reply_id", LONG)
            .with("size", INTEGER)
            .with("payload", BYTES);
    for (int ord = 0; ord < packets.size(); ord++) {
      Heard heard = packets.get(ord);
      Packet packet = heard.packet();
      columns.add(
          ord,
          packet.from().num(),
          packet.id(),
          packet.digest(),
          packet.to().num(),
          packet.port(),
          packet.channel(),
          heard.receivedAt(),
          heard.heardAt(),
          heard.timeQuality().ordinal(),
          packet.hopLimit(),
          packet.hopStart(),
          packet.hopsAway(),
          packet.wantAck(),
          packet.viaMqtt(),
          packet.pkiEncrypted(),
          unlessZero(packet.requestId()),
          unlessZero(packet.replyId()),
          packet.size(),
          payload(packet));
    }
    Map<String, Object> parameters = columns.toMap();
    parameters.put("window_days", windowDays);
    return parameters;
  }

  static Columns receptions(List<Heard> kept) {
    Map<ReceptionKey, Heard> byKey = new LinkedHashMap<>(kept.size() * 2);
    kept.forEach(
        one -> byKey.putIfAbsent(new ReceptionKey(one.packet().key(), one.origin().bridge()), one));
    Columns columns =
        new Columns()
            .with("from_node", LONG)
            .with("id", LONG)
            .with("digest", LONG)
            .with("bridge", TEXT)
            .with("heard_at", LONG)
            .with("stored_at", LONG)
            .with("rssi", INTEGER)
            .with("snr", DOUBLE)
            .with("hop_limit", INTEGER)
            .with("hop_start", INTEGER)
            .with("hops_away", INTEGER)
            .with("relay_node", INTEGER)
            .with("live", BOOLEAN)
            .with("spool", TEXT)
            .with("seq", LONG);
    for (Heard heard : byKey.values()) {
      Packet packet = heard.packet();
      Origin origin = heard.origin();
      columns.add(
          packet.from().num(),
          packet.id(),
          packet.digest(),
          origin.bridge(),
          heard.heardAt(),
          heard.receivedAt(),
          packet.rxRssi(),
          packet.rxSnr() == null ? null : packet.rxSnr().doubleValue(),
          packet.hopLimit(),
          packet.hopStart(),
          packet.hopsAway(),
          packet.relayNode() == 0 ? null : packet.relayNode(),
          origin.live(),
          origin.position() == null ? null : origin.position().spool(),
          origin.position() == null ? null : origin.position().seq());
    }
    return columns;
  }

  /**
   * Texts between others are nobody's business: they are counted, their words are not kept (spec 4
   * "Consent").
   */
  private static byte @Nullable [] payload(Packet packet) {
    boolean direct = !packet.to().equals(NodeId.BROADCAST) && !packet.to().equals(packet.gateway());
    return packet.content() instanceof Text && direct ? null : packet.payload();
  }

  private static @Nullable Long unlessZero(long value) {
    return value == 0 ? null : value;
  }
}
