package org.kosmoconnect.bridge.uplink;

/** What a full spool gives up first: the lowest rank, and of that the oldest. */
final class Rank {

  private static final int TELEMETRY = 67;
  private static final int POSITION = 3;
  private static final int TEXT = 1;

  /** Readings that their node may have forgotten since: we said that we have them. */
  private static final int BATCH = 256;

  private Rank() {}

  static int of(int port) {
    return switch (port) {
      case TELEMETRY -> 0;
      case POSITION -> 1;
      case BATCH -> 3;
      case TEXT -> 4;
      default -> 2;
    };
  }
}
