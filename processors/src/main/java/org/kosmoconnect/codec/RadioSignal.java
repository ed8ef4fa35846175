package org.kosmoconnect.codec;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/**
 * How well a gateway heard the last hop. No radio reports values outside these ranges.
 *
 * @param snr dB, -64..64; null when not heard by radio
 * @param rssi dBm, -200..50; null when not heard by radio
 */
record RadioSignal(@Nullable Float snr, @Nullable Integer rssi) {

  static RadioSignal of(MeshPacket packet) {
    float snr = packet.getRxSnr();
    int rssi = packet.getRxRssi();
    boolean heard = packet.hasRxRssi() || snr != 0;
    return new RadioSignal(
        heard && Math.abs(snr) <= 64 ? snr : null,
        packet.hasRxRssi() && rssi >= -200 && rssi <= 50 ? rssi : null);
  }
}
