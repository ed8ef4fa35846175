package org.kosmoconnect.airtime;

import java.time.Duration;

/**
 * How fast the time of the mesh passes: as ours, but beside a virtual mesh that lives faster. Then
 * what lasts in the mesh (time on air, pauses between texts, patience with nodes) is shorter here;
 * what lasts between machines (a broker, a process that starts) is not.
 */
public final class MeshTime {

  /** System property of a trial: seconds of the mesh in one second, 1 and more. */
  public static final String HASTE_PROPERTY = "kosmo.mesh.haste";

  private static final double HASTE =
      Math.max(1, Double.parseDouble(System.getProperty(HASTE_PROPERTY, "1")));

  private MeshTime() {}

  /** Returns how many seconds of the mesh pass in one of ours. */
  public static double haste() {
    return HASTE;
  }

  /** Returns what something that lasts in the mesh takes by our clocks, ms. */
  public static long millis(Duration inTheMesh) {
    return (long) (inTheMesh.toMillis() / HASTE);
  }
}
