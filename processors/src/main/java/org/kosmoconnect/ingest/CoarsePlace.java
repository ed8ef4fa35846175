package org.kosmoconnect.ingest;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.Content;
import org.kosmoconnect.model.MapReport;
import org.kosmoconnect.model.Position;

/**
 * Positions with fewer bits than were sent: the middle of the square that the kept bits name, as
 * firmware does it before sending.
 */
final class CoarsePlace {

  private static final int ALL = 32;
  private static final double DEGREES = 1e7;

  private CoarsePlace() {}

  /** Leaves at most that many bits of the position that a packet tells; 0 leaves none. */
  static Heard of(Heard heard, int bits) {
    Content content = heard.packet().content();
    if (content instanceof Position place && (isFiner(place.precisionBits(), bits))) {
      return heard.saying(
          new Position(
              coarse(place.latitude(), bits),
              coarse(place.longitude(), bits),
              place.altitude(),
              place.altitudeHae(),
              place.time(),
              place.fixTime(),
              bits == 0 ? null : bits,
              place.groundSpeed(),
              place.groundTrack(),
              place.pdop(),
              place.satellites()));
    }
    if (content instanceof MapReport report && isFiner(report.precisionBits(), bits)) {
      return heard.saying(
          new MapReport(
              report.longName(),
              report.shortName(),
              report.role(),
              report.hardware(),
              report.firmware(),
              report.region(),
              report.preset(),
              report.defaultChannel(),
              coarse(report.latitude(), bits),
              coarse(report.longitude(), bits),
              report.altitude(),
              bits == 0 ? null : bits,
              report.onlineNodes(),
              report.optedIn()));
    }
    return heard;
  }

  private static boolean isFiner(@Nullable Integer sent, int bits) {
    return bits < ALL && (sent == null || sent > bits);
  }

  private static @Nullable Double coarse(@Nullable Double degrees, int bits) {
    if (degrees == null || bits == 0) {
      return null;
    }
    int exact = (int) Math.round(degrees * DEGREES);
    int corner = exact & (-1 << (ALL - bits));
    return (corner + (1L << (ALL - 1 - bits))) / DEGREES;
  }
}
