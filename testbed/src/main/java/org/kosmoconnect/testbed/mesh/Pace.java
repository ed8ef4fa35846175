package org.kosmoconnect.testbed.mesh;

/** How often nodes speak; intervals in seconds. */
public enum Pace {
  /** As the owners of such a mesh set it. */
  FIELD(900, 1800, 1800, 10_800, 10_800, 600, 6 * 3600, 8 * 3600, 4 * 3600, 3600, 2400),
  /** For watching: something every second or two, at no less plausible values. */
  LIVELY(45, 180, 90, 900, 900, 30, 1200, 900, 600, 600, 90);

  private final int environment;
  private final int device;
  private final int airQuality;
  private final int nodeInfo;
  private final int restingPosition;
  private final int movingPosition;
  private final int neighbours;
  private final int traceroute;
  private final int text;
  private final int mapReport;
  private final int odd;

  Pace(
      int environment,
      int device,
      int airQuality,
      int nodeInfo,
      int restingPosition,
      int movingPosition,
      int neighbours,
      int traceroute,
      int text,
      int mapReport,
      int odd) {
    this.environment = environment;
    this.device = device;
    this.airQuality = airQuality;
    this.nodeInfo = nodeInfo;
    this.restingPosition = restingPosition;
    this.movingPosition = movingPosition;
    this.neighbours = neighbours;
    this.traceroute = traceroute;
    this.text = text;
    this.mapReport = mapReport;
    this.odd = odd;
  }

  /** Returns how often a node speaks in the field, compared to how often it does here. */
  double airShare(Kind kind, VirtualNode node) {
    return Math.min(1, (double) interval(kind, node) / FIELD.interval(kind, node));
  }

  /** Returns the interval in seconds, 0 where the node never says such a thing. */
  int interval(Kind kind, VirtualNode node) {
    boolean person = node.sensors().isEmpty() || node.has(Sensor.MOVING);
    return switch (kind) {
      case NODE_INFO -> nodeInfo;
      case POSITION -> node.has(Sensor.MOVING) ? movingPosition : restingPosition;
      case ENVIRONMENT -> node.has(Sensor.THERMOMETER) ? environment : 0;
      case DEVICE -> device;
      case AIR_QUALITY -> node.has(Sensor.PARTICLES) ? airQuality : 0;
      case POWER -> node.has(Sensor.POWER) ? device : 0;
      case NEIGHBOURS -> node.place().exposure() > 0.5 ? neighbours : 0;
      case TRACEROUTE -> person ? traceroute : 0;
      case TEXT -> person ? text : 0;
      case MAP_REPORT -> node.gateway() ? mapReport : 0;
      case ODD -> node.gateway() ? odd : 0;
    };
  }
}
