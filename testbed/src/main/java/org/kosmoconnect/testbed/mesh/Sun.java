package org.kosmoconnect.testbed.mesh;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The sun's place in the sky; the formula is good to about half a degree. */
final class Sun {

  private Sun() {}

  /** Returns degrees above the horizon, negative at night. */
  static double elevation(Instant time, Place place) {
    ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
    double declination =
        Math.toRadians(-23.44 * Math.cos(2 * Math.PI * (utc.getDayOfYear() + 10) / 365.25));
    double hourAngle = Math.toRadians((solarHour(time, place) - 12) * 15);
    double latitude = Math.toRadians(place.latitude());
    double sine =
        Math.sin(latitude) * Math.sin(declination)
            + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle);
    return Math.toDegrees(Math.asin(sine));
  }

  /** Returns hours of local mean solar time, 0 to 24. */
  static double solarHour(Instant time, Place place) {
    double utc = (time.getEpochSecond() % 86400) / 3600.0;
    return (utc + place.longitude() / 15 + 24) % 24;
  }

  /** Returns the share of full sunlight on level ground under a clear sky, 0 to 1. */
  static double light(Instant time, Place place) {
    double sine = Math.sin(Math.toRadians(Math.max(0, elevation(time, place))));
    return Math.pow(sine, 1.15);
  }
}
