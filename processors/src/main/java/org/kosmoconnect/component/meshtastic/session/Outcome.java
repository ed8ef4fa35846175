package org.kosmoconnect.component.meshtastic.session;

/** What is known of a packet that was given to the radio. */
public enum Outcome {
  /** Not written to the radio yet. */
  WAITING,

  /** Written; the radio has said nothing. */
  UNANSWERED,

  /** Taken by the radio. It may still drop it: rate limits are silent. */
  QUEUED,

  /** Heard to be rebroadcast by some node; for a broadcast there is nothing better. */
  RELAYED,

  /** Acknowledged or answered by its destination. */
  DELIVERED,

  /** Refused, or given up by the radio. */
  FAILED
}
