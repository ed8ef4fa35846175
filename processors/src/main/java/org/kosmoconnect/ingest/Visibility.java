package org.kosmoconnect.ingest;

/** What may be done with a packet (spec 4 "Consent"). */
public enum Visibility {
  /** Kept and shown. */
  PUBLIC,
  /** Kept for those it concerns: it is addressed to a bridge, or nobody here can read it. */
  PRIVATE,
  /** Its owner has not allowed MQTT: counted, nothing of it is kept. */
  WITHHELD,
  /** Its owner had the node erased: counted, and not even its number is kept. */
  ERASED
}
