package org.kosmoconnect.model;

import java.util.List;

/**
 * The way a packet took; ends excluded.
 *
 * @param route nodes from the asking to the asked
 * @param snrTowards dB at each of them and at the asked; NaN unknown
 * @param routeBack nodes on the way back
 * @param snrBack dB on the way back; NaN unknown
 * @param reply false while the question travels
 */
public record Traceroute(
    List<NodeId> route,
    List<Double> snrTowards,
    List<NodeId> routeBack,
    List<Double> snrBack,
    boolean reply)
    implements Content {

  public Traceroute {
    route = List.copyOf(route);
    snrTowards = List.copyOf(snrTowards);
    routeBack = List.copyOf(routeBack);
    snrBack = List.copyOf(snrBack);
  }
}
