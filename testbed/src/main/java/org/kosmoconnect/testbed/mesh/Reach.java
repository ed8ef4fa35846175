package org.kosmoconnect.testbed.mesh;

import org.jspecify.annotations.Nullable;

/**
 * One node's way of hearing another.
 *
 * @param receiver a gateway, a radio, or any other node
 * @param hops relays in between; 0 is direct
 * @param last the sender or relay whose signal the receiver hears
 * @param signal SNR and RSSI of the last hop; null where the receiver itself is the sender
 */
public record Reach(VirtualNode receiver, int hops, VirtualNode last, @Nullable Signal signal) {

  /**
   * Strength at a receiver.
   *
   * @param snr dB
   * @param rssi dBm
   */
  public record Signal(double snr, int rssi) {}
}
