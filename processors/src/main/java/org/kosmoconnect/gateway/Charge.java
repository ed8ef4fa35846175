package org.kosmoconnect.gateway;

import java.util.Locale;

/** What became of the unit that a message costs. */
public enum Charge {
  /** It costs nothing: a reaction, or a text of the hub itself. */
  FREE,
  /** Set aside when the message was accepted. */
  RESERVED,
  /** Used up, for the message was on the air. */
  CONSUMED,
  /** Given back, for the message was not. */
  RETURNED;

  /** Returns the name as it stands in answers. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when there is no such charge
   */
  public static Charge of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
