package org.kosmoconnect.model;

import java.util.List;

/**
 * Whom a node hears directly.
 *
 * @param reporter who hears them
 * @param lastSentBy who passed the report on
 * @param interval seconds between reports, 0 unknown
 * @param neighbors at most 10 from a radio
 */
public record Neighbors(NodeId reporter, NodeId lastSentBy, long interval, List<Neighbor> neighbors)
    implements Content {

  public Neighbors {
    neighbors = List.copyOf(neighbors);
  }
}
