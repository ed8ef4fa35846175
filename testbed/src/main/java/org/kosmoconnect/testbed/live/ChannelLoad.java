package org.kosmoconnect.testbed.live;

import java.util.List;
import org.kosmoconnect.proto.meshtastic.Config.DeviceConfig.Role;
import org.kosmoconnect.testbed.mesh.RadioCoverage;
import org.kosmoconnect.testbed.mesh.Reach;
import org.kosmoconnect.testbed.mesh.VirtualNode;

/** How busy each station's channel becomes by a packet and its copies. */
record ChannelLoad(RadioCoverage coverage, List<Station> stations) {

  /** Relays that do not hear each other send at the same time. */
  private static final double OVERLAP = 0.5;

  /** Counts the copies that each station hears, whether it can read them or not. */
  void add(VirtualNode sender, int hopLimit, double airTime) {
    for (Station station : stations) {
      if (station.node() != sender) {
        station.busy(copies(station.node(), sender, hopLimit) * airTime);
      }
    }
  }

  private double copies(VirtualNode node, VirtualNode sender, int hopLimit) {
    double copies = 0;
    for (Reach near : coverage.neighbours(node)) {
      if (near.last() == sender) {
        copies += 1;
      } else if (sendsOn(near.last(), sender, hopLimit)) {
        copies += OVERLAP;
      }
    }
    return copies;
  }

  /** Routers always send on; clients leave it when they hear one. */
  private boolean sendsOn(VirtualNode relay, VirtualNode sender, int hopLimit) {
    return relay.role() == Role.ROUTER
        && coverage.way(sender, relay).filter(way -> way.hops() < hopLimit).isPresent();
  }
}
