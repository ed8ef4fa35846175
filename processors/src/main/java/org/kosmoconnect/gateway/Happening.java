package org.kosmoconnect.gateway;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a message's timeline.
 *
 * @param state of the message after it
 * @param what happened, kebab-case
 * @param actor who did it
 * @param source how it is known
 * @param attempt its number, 0 for none
 * @param bridge that it is about; null for none
 * @param packetId on the air, 0 for none
 * @param error of the radio protocol; null for none
 * @param snr dB; null when nothing was heard
 * @param key names it for ever, so that it is written once; null when it cannot come twice
 */
public record Happening(
    MessageState state,
    String what,
    Actor actor,
    Source source,
    int attempt,
    @Nullable String bridge,
    long packetId,
    @Nullable Integer error,
    @Nullable Float snr,
    @Nullable String key) {

  /** Who makes things happen. */
  public enum Actor {
    HUB,
    BRIDGE,
    NODE,
    SENDER;

    /** Returns the name as it stands in answers. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a thing is known. */
  public enum Source {
    /** Somebody said so. */
    REPORTED,
    /** It was seen on the air. */
    OBSERVED,
    /** It follows from what was not heard. */
    INFERRED;

    /** Returns the name as it stands in answers. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
