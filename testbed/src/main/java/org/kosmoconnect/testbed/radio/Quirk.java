package org.kosmoconnect.testbed.radio;

/** What radios and their lines do that surprises; each can be switched while the radio runs. */
public enum Quirk {
  /** Packets that follow too soon are dropped, and the radio says that it took them. */
  SILENT_RATE_LIMITS(true),

  /** An id that was used among the last 20 is ignored without a word. */
  REPEATED_IDS_IGNORED(true),

  /** After a handshake that brings nodes, what is remembered of them comes as packets. */
  REPLAY(true),

  /** Speaks as 2.7 did: implicit acks for direct messages too, no replay, no region presets. */
  FIRMWARE_2_7(false),

  /**
   * Stands behind a serial console: prints log lines until the first message of a host, and boot
   * text instead of hanging up.
   */
  BOOT_LOG(false),

  /** Prints log lines between frames, as 2.7 does on a serial console. */
  LOG_BETWEEN_FRAMES(false),

  /** Writes frames in small pieces. */
  TORN_FRAMES(false),

  /** Loses a byte of a frame now and then, as USB does. */
  LOST_BYTES(false),

  /** Reads, but says nothing. */
  SILENT(false),

  /** Neither reads nor writes, and keeps the connection. */
  HALF_OPEN(false);

  private final boolean usual;

  Quirk(boolean usual) {
    this.usual = usual;
  }

  /** Returns whether a radio has it unless told otherwise. */
  boolean isUsual() {
    return usual;
  }
}
