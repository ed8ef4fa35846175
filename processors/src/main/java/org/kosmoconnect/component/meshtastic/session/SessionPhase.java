package org.kosmoconnect.component.meshtastic.session;

/** Where a session stands. */
public enum SessionPhase {
  /** No connection. */
  CLOSED,

  /** Connected; the radio is asked for its configuration. */
  HANDSHAKE,

  /** Packets flow. */
  LIVE
}
