package org.kosmoconnect.ingest;

import org.kosmoconnect.model.Content;
import org.kosmoconnect.model.Packet;

/**
 * A packet as one bridge heard it, with the times that were worked out for it.
 *
 * @param heardAt when the mesh was heard saying it, epoch milliseconds; see {@code timeQuality}
 * @param timeQuality of {@code heardAt}
 * @param receivedAt hub time, epoch milliseconds
 */
public record Heard(
    Packet packet,
    Origin origin,
    long heardAt,
    TimeQuality timeQuality,
    long receivedAt,
    Visibility visibility) {

  Heard as(Visibility visibility) {
    return new Heard(packet, origin, heardAt, timeQuality, receivedAt, visibility);
  }

  /** The same packet with another content. */
  Heard saying(Content content) {
    return new Heard(packet.saying(content), origin, heardAt, timeQuality, receivedAt, visibility);
  }

  boolean withheld() {
    return visibility == Visibility.WITHHELD || visibility == Visibility.ERASED;
  }
}
