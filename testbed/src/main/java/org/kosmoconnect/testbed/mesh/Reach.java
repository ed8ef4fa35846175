package org.kosmoconnect.testbed.mesh;

import org.jspecify.annotations.Nullable;

/**
 * One gateway's way of hearing one node.
 *
 * @param hops relays in between; 0 is direct
 * @param last the sender or relay whose signal the gateway receives
 * @param signal SNR and RSSI of the last hop; null where the gateway itself is the sender
 */
record Reach(VirtualNode gateway, int hops, VirtualNode last, @Nullable Signal signal) {

  /**
   * Strength at a receiver.
   *
   * @param snr dB
   * @param rssi dBm
   */
  record Signal(double snr, int rssi) {}
}
