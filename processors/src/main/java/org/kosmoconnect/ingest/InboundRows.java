package org.kosmoconnect.ingest;

import static org.kosmoconnect.ingest.Columns.Type.BOOLEAN;
import static org.kosmoconnect.ingest.Columns.Type.BYTES;
import static org.kosmoconnect.ingest.Columns.Type.LONG;
import static org.kosmoconnect.ingest.Columns.Type.TEXT;

import java.util.List;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.Text;

/**
 * Rows of {@code inbound_text}: texts that may be meant for us. Of direct ones the statement keeps
 * only those to a bridge's own node; words between others are nobody's business.
 */
final class InboundRows {

  private InboundRows() {}

  /** Takes all copies, not only new packets: what was stored before, but not kept, comes again. */
  static Columns texts(List<Heard> kept) {
    Columns columns =
        new Columns()
            .with("from_node", LONG)
            .with("id", LONG)
            .with("digest", LONG)
            .with("pki_encrypted", BOOLEAN)
            .with("to_node", LONG)
            .with("gateway", LONG)
            .with("channel", TEXT)
            .with("bridge", TEXT)
            .with("text", TEXT)
            .with("public_key", BYTES)
            .with("published", BOOLEAN)
            .with("reply_id", LONG)
            .with("reaction", BOOLEAN)
            .with("heard_at", LONG);
    for (Heard heard : kept) {
      Packet packet = heard.packet();
      boolean everybody = packet.to().equals(NodeId.BROADCAST);
      boolean shown = heard.visibility() == Visibility.PUBLIC;
      if (packet.content() instanceof Text text && (!everybody || shown)) {
        columns.add(
            packet.from().num(),
            packet.id(),
            packet.digest(),
            packet.pkiEncrypted(),
            packet.to().num(),
            packet.gateway().num(),
            packet.channel(),
            heard.origin().bridge(),
            text.text(),
            packet.publicKey(),
            shown,
            packet.replyId() == 0 ? null : packet.replyId(),
            packet.reaction(),
            heard.heardAt());
      }
    }
    return columns;
  }
}
