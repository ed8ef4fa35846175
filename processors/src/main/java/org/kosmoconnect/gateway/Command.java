package org.kosmoconnect.gateway;

/**
 * What the hub tells a bridge once the decision is stored.
 *
 * @param bridge enrolment id
 * @param attempt its number
 * @param kind what to do
 * @param token of the ready that a go answers, else 0
 */
public record Command(String bridge, int attempt, Kind kind, long token) {

  /** What a bridge can be told. */
  public enum Kind {
    OFFER,
    GO,
    CANCEL,
    NODEINFO
  }
}
