package org.kosmoconnect.model;

/** Why nobody here can read a packet. */
public enum Unreadable {
  /** No known channel has this hash. */
  NO_KEY,
  /** A known channel has this hash, yet its key yields no message. */
  WRONG_KEY,
  /** It is encrypted for one node only. */
  PKI
}
