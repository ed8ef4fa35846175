package org.kosmoconnect.ingest;

/**
 * When something was measured, and whose clock says so.
 *
 * @param millis epoch milliseconds
 * @param source 0 when the time is the device's own: then node and time name the reading; else the
 *     packet's id
 */
record MeasuredAt(long millis, TimeQuality quality, long source) {

  /** Believes the device when its time is plausible, and else the time when it was heard. */
  static MeasuredAt of(Heard heard, long deviceSeconds, PacketClock clock) {
    if (deviceSeconds != 0 && clock.plausible(deviceSeconds, heard.receivedAt())) {
      return new MeasuredAt(deviceSeconds * 1000, TimeQuality.DEVICE, 0);
    }
    long id = heard.packet().id();
    return new MeasuredAt(
        heard.heardAt(), heard.timeQuality(), id == 0 ? heard.packet().digest() : id);
  }
}
