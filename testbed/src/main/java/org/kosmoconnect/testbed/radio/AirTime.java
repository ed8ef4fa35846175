package org.kosmoconnect.testbed.radio;

import org.kosmoconnect.proto.meshtastic.Data;

/** How long a packet is on the air with LongFast: SF 11, 250 kHz, 4/5, preamble of 16. */
public final class AirTime {

  private static final double SYMBOL_MS = 2048 / 250.0;
  private static final double PREAMBLE = 20.25;
  private static final int SPREADING = 11;
  private static final int HEADER = 16;

  /** What encryption for one receiver adds. */
  private static final int FOR_ONE = 12;

  private AirTime() {}

  /** Semtech's formula with explicit header and CRC, ms. */
  public static long of(Data data) {
    return ofBytes(HEADER + data.getSerializedSize());
  }

  /** The same for a packet that only its destination can read. */
  public static long of(Data data, boolean forOne) {
    return ofBytes(HEADER + data.getSerializedSize() + (forOne ? FOR_ONE : 0));
  }

  private static long ofBytes(int length) {
    double blocks = Math.ceil((8.0 * length - 4 * SPREADING + 44) / (4 * SPREADING));
    return Math.round((PREAMBLE + 8 + Math.max(0, blocks) * 5) * SYMBOL_MS);
  }
}
