package org.kosmoconnect.testbed.mesh;

/**
 * A point on the ground.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 * @param altitude m above mean sea level
 * @param exposure 0 in a deep valley, 1 on an open summit
 */
public record Place(double latitude, double longitude, double altitude, double exposure) {

  private static final double KM_PER_DEGREE = 111.2;
  private static final double ORIGIN_LATITUDE = 49.2;
  private static final double ORIGIN_LONGITUDE = 20.0;

  /** Returns km east of 20° E. */
  double east() {
    return (longitude - ORIGIN_LONGITUDE)
        * KM_PER_DEGREE
        * Math.cos(Math.toRadians(ORIGIN_LATITUDE));
  }

  /** Returns km north of 49.2° N. */
  double north() {
    return (latitude - ORIGIN_LATITUDE) * KM_PER_DEGREE;
  }

  /** Returns km along the ground. */
  double distance(Place other) {
    return Math.hypot(east() - other.east(), north() - other.north());
  }

  Place moved(double kmEast, double kmNorth, double metresUp) {
    return new Place(
        latitude + kmNorth / KM_PER_DEGREE,
        longitude + kmEast / (KM_PER_DEGREE * Math.cos(Math.toRadians(ORIGIN_LATITUDE))),
        altitude + metresUp,
        exposure);
  }
}
