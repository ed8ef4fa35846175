package org.kosmoconnect.testbed.mesh;

/**
 * The true weather at one place and time, before any sensor.
 *
 * @param temperature °C
 * @param humidity % relative
 * @param pressure hPa at the station
 * @param windEast m/s towards the east
 * @param windNorth m/s towards the north
 * @param gust m/s
 * @param rain mm/h
 * @param cloud 0 clear, 1 overcast
 * @param light 0 dark, 1 full sun
 * @param pm25 µg/m³
 */
record Sky(
    double temperature,
    double humidity,
    double pressure,
    double windEast,
    double windNorth,
    double gust,
    double rain,
    double cloud,
    double light,
    double pm25) {

  /** Returns m/s. */
  double windSpeed() {
    return Math.hypot(windEast, windNorth);
  }

  /** Returns the degrees from which the wind comes, 0 to 359. */
  int windFrom() {
    return Math.floorMod(
        Math.round((float) Math.toDegrees(Math.atan2(-windEast, -windNorth))), 360);
  }
}
