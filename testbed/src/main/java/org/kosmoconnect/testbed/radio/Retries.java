package org.kosmoconnect.testbed.radio;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.Routing.Error;

/** Packets that want an acknowledgement: sent up to three times. */
public final class Retries {

  /**
   * Measured with short texts on an idle LongFast channel: the last word comes after 21 to 22 s.
   */
  private static final long PAUSE = 7_100;

  private static final int TRIES = 3;

  private final Timeline timeline;
  private final Air air;
  private final BiConsumer<MeshPacket, Error> told;
  private final Map<Integer, Pending> pending = new HashMap<>();

  private record Pending(MeshPacket packet, boolean forOne, int tries, boolean told) {}

  /**
   * @param told hears the radio's own word on a packet: NONE when somebody relayed it
   */
  public Retries(Timeline timeline, Air air, BiConsumer<MeshPacket, Error> told) {
    this.timeline = timeline;
    this.air = air;
    this.told = told;
  }

  /** Sends a packet until somebody acknowledges it. */
  public void begin(MeshPacket packet, boolean forOne) {
    pending.put(packet.getId(), new Pending(packet, forOne, 0, false));
    go(packet.getId());
  }

  /** Somebody was heard to send it on. */
  public void relayed(int id, boolean countsForOne) {
    Pending one = pending.get(id);
    if (one == null || one.told() || one.forOne() && !countsForOne) {
      return;
    }
    if (one.forOne()) {
      pending.put(id, new Pending(one.packet(), true, one.tries(), true));
    } else {
      pending.remove(id);
    }
    told.accept(one.packet(), Error.NONE);
  }

  /** Its destination has spoken. */
  public void settled(int id) {
    pending.remove(id);
  }

  /** Gives up on all. */
  public void forget() {
    pending.clear();
  }

  private void go(int id) {
    Pending one = pending.get(id);
    if (one == null) {
      return;
    }
    if (one.tries() == TRIES) {
      pending.remove(id);
      told.accept(one.packet(), Error.MAX_RETRANSMIT);
      return;
    }
    pending.put(id, new Pending(one.packet(), one.forOne(), one.tries() + 1, one.told()));
    air.transmit(one.packet(), one.forOne());
    timeline.after(PAUSE, () -> go(id));
  }
}
