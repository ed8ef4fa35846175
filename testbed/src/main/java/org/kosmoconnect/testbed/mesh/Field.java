package org.kosmoconnect.testbed.mesh;

/**
 * Smooth noise between −1 and 1 over one or two dimensions: hashed values on a grid, eased in
 * between.
 */
record Field(Chance chance) {

  double at(double x) {
    long left = (long) Math.floor(x);
    double t = ease(x - left);
    return value(left, 0) * (1 - t) + value(left + 1, 0) * t;
  }

  double at(double x, double y) {
    long left = (long) Math.floor(x);
    long low = (long) Math.floor(y);
    double t = ease(x - left);
    double u = ease(y - low);
    double lower = value(left, low) * (1 - t) + value(left + 1, low) * t;
    double upper = value(left, low + 1) * (1 - t) + value(left + 1, low + 1) * t;
    return lower * (1 - u) + upper * u;
  }

  private double value(long x, long y) {
    return chance.of(x).of(y).between(-1, 1);
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
