package org.kosmoconnect.gateway;

import java.util.Locale;

/** What is known of one attempt to transmit a message over one bridge. */
public enum AttemptState {
  /** Stored, and on its way to the bridge. */
  OFFERED,
  /** The bridge has it on its disk. */
  TAKEN,
  /** The bridge may transmit; from here on only the bridge knows. */
  GRANTED,
  /** The radio took it over. */
  ACCEPTED,
  /** A node repeated it. */
  HEARD,
  /** The recipient confirmed it. */
  CONFIRMED,
  /** Transmitted several times, and no node repeated it (error 5). */
  UNHEARD,
  /** The radio or the recipient refused it. */
  REFUSED,
  /** Certainly never transmitted. */
  WITHDRAWN,
  /** Granted, and nobody knows what came of it. */
  LOST;

  /** Tells whether the hub may still take it back: nothing is transmitted without a grant. */
  public boolean isUngranted() {
    return this == OFFERED || this == TAKEN;
  }

  /** Tells whether something is still to come. */
  public boolean isOpen() {
    return isUngranted() || this == GRANTED || this == ACCEPTED;
  }

  /** Tells whether it was on the air, as far as anybody can tell. */
  public boolean isTransmitted() {
    return this == ACCEPTED || this == HEARD || this == CONFIRMED || this == UNHEARD;
  }

  /** Returns the name as it stands in answers, {@code accepted}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when there is no such state
   */
  public static AttemptState of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
