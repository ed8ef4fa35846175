package org.kosmoconnect.hub.bridges;

import java.util.ArrayList;
import java.util.List;

/**
 * What a bridge may do at the broker: publish under its own name alone, and read nothing but what
 * is meant for it.
 *
 * @param publish topic filters it may publish to
 * @param read topic filters it may subscribe to and receive from
 */
record BridgeAcl(List<String> publish, List<String> read) {

  /**
   * Returns the rules of one bridge.
   *
   * @param bridge enrolment id, or node id of a stock gateway, which begins with {@code !}
   */
  static BridgeAcl of(String bridge) {
    return bridge.startsWith("!") ? gateway(bridge) : bridge(bridge);
  }

  private static BridgeAcl bridge(String bridge) {
    String own = "kosmo/v1/" + bridge + "/";
    return new BridgeAcl(
        List.of(own + "up/#", own + "status", own + "diag", own + "event"),
        List.of(own + "ack", own + "down"));
  }

  /**
   * The node id stands last in the topics of a stock gateway, under a root of one to three levels;
   * the map topic names no gateway. A gateway needs to read nothing.
   */
  private static BridgeAcl gateway(String node) {
    List<String> publish = new ArrayList<>();
    for (String root : List.of("msh/+", "msh/+/+", "msh/+/+/+")) {
      publish.add(root + "/2/e/+/" + node);
      publish.add(root + "/2/map/");
    }
    publish.add("msh/2/e/+/" + node);
    return new BridgeAcl(List.copyOf(publish), List.of());
  }
}
