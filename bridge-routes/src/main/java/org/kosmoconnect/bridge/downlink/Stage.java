package org.kosmoconnect.bridge.downlink;

/** Where a command stands. It only moves down this list, except from READY back to WAITING. */
enum Stage {
  /** In the queue. */
  WAITING,

  /** The hub was told that the radio is free for it. */
  READY,

  /** Written down with its packet id; from here on it may be on the air. */
  GRANTED,

  /** The radio has accepted it. */
  SENT,

  /** Nothing more will be done about it. */
  OVER;

  /** Returns whether it was surely never given to the radio. */
  boolean isUntouched() {
    return this == WAITING || this == READY;
  }
}
