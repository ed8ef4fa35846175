package org.kosmoconnect.hub.live;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a viewer can choose to see. */
enum Topic {
  READINGS("reading"),
  NODES("node"),
  NETWORK("network");

  private final String event;

  Topic(String event) {
    this.event = event;
  }

  /** Returns the name of its events on the wire. */
  String event() {
    return event;
  }

  static Optional<Topic> ofEvent(String event) {
    return Arrays.stream(values()).filter(topic -> topic.event.equals(event)).findFirst();
  }

  /**
   * Reads {@code readings,nodes}.
   *
   * @param topics null stands for all
   */
  static Set<Topic> parse(@Nullable String topics) {
    if (topics == null) {
      return EnumSet.allOf(Topic.class);
    }
    Set<Topic> chosen = EnumSet.noneOf(Topic.class);
    for (String topic : topics.split(",")) {
      chosen.add(valueOf(topic.toUpperCase(Locale.ROOT)));
    }
    return chosen;
  }
}
