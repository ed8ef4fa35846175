package org.kosmoconnect.bridge.downlink;

/** Some time has passed: look at all that is open. */
public record Turn() {

  private static final Turn NOW = new Turn();

  /** Returns a turn. */
  public static Turn now() {
    return NOW;
  }
}
