package org.kosmoconnect.testbed.radio;

import org.kosmoconnect.proto.meshtastic.User;

/**
 * A node that the radio can reach.
 *
 * @param user its names and public key
 * @param through number of the node that relays between it and the radio; 0 when they hear each
 *     other
 */
public record Neighbour(int number, User user, int through) {

  boolean isDirect() {
    return through == 0;
  }
}
