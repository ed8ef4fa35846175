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
 */
record Saying(
    VirtualNode from, int to, int id, Instant sent, ChannelKey channel, Data data, Chance chance) {

  static final int ALL = -1;
}
