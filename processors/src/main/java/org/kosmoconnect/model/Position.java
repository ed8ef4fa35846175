package org.kosmoconnect.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a node says it is.
 *
 * @param latitude degrees; null when not shared
 * @param longitude degrees; null when not shared
 * @param altitude m above mean sea level
 * @param altitudeHae m above the ellipsoid
 * @param time epoch seconds when sent, 0 unknown
 * @param fixTime epoch seconds of the fix, 0 unknown
 * @param precisionBits 1..32, fewer = coordinates are centres of a bucket; null when not told
 * @param groundSpeed m/s
 * @param groundTrack degrees from north
 * @param pdop dilution of precision; null when not told
 * @param satellites in view, 0 unknown
 */
public record Position(
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable Integer altitude,
    @Nullable Integer altitudeHae,
    long time,
    long fixTime,
    @Nullable Integer precisionBits,
    @Nullable Integer groundSpeed,
    @Nullable Double groundTrack,
    @Nullable Double pdop,
    int satellites)
    implements Content {

  /** Returns when the node was there, epoch seconds: time of the fix, else of sending, else 0. */
  public long bestTime() {
    return fixTime == 0 ? time : fixTime;
  }
}
