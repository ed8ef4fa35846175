package org.kosmoconnect.testbed.mesh;

import java.time.Instant;
import org.kosmoconnect.proto.meshtastic.Data;

/**
 * Something a node sends into the mesh.
 *
 * @param to receiving node, −1 for all
 * @param id packet id, never 0
 * @param sent true time
 * @param chance for what happens to it on its way
 * @param airShare 0 to 1, how much of its airtime counts: a lively mesh is watched in fast motion,
 *     and its channel would be full otherwise
 */
public record Saying(
    VirtualNode from,
    int to,
    int id,
    Instant sent,
    ChannelKey channel,
    Data data,
    Chance chance,
    double airShare) {

  /** Node number of everybody. */
  public static final int ALL = -1;
}
