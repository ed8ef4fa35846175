package org.kosmoconnect.hub.live;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One event, written once for all viewers.
 *
 * @param id what a viewer gives back as Last-Event-ID; null for events that are not worth repeating
 * @param frame bytes on the wire
 */
record LiveEvent(Topic topic, @Nullable String id, byte[] frame) {

  /**
   * Writes an event.
   *
   * @param data JSON in one line
   */
  static LiveEvent of(Topic topic, @Nullable String id, String data) {
    String text =
        "event: "
            + topic.event()
            + "\n"
            + (id == null ? "" : "id: " + id + "\n")
            + "data: "
            + data
            + "\n\n";
    return new LiveEvent(topic, id, text.getBytes(StandardCharsets.UTF_8));
  }
}
