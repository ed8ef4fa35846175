package org.kosmoconnect.component.meshtastic.session;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** Getting to know the radio: the handshake, what it brings, and the replay that follows it. */
final class Acquaintance {

  private static final int MOST_REPEATS = 3;

  private final Handshake handshake;
  private final ReplayBurst burst = new ReplayBurst();
  private ProfileBuilder gathering = new ProfileBuilder();
  private RadioProfile profile = RadioProfile.UNKNOWN;

  Acquaintance(SessionSettings settings, IntSupplier random) {
    handshake = new Handshake(settings.handshake(), settings.handshakeTimeout(), random);
  }

  /** Begins anew and returns the nonce to ask with. */
  int begin(long now) {
    gathering = new ProfileBuilder();
    return handshake.begin(now);
  }

  void take(FromRadio message) {
    gathering.take(message);
  }

  /**
   * Takes a config_complete_id.
   *
   * @return nonce to ask with next, or null when nothing is to be asked; {@link #isDone()} tells
   *     whether all is known then
   */
  @Nullable Integer complete(int nonce, long now) {
    if (!handshake.completes(nonce)) {
      return null;
    }
    RadioProfile told = gathering.build();
    boolean nodes = handshake.bringsNodes();
    if (nodes && !told.isComplete() && handshake.repeats() == 0) {
      // USB lines lose frames in the long list of nodes.
      return handshake.again(now);
    }
    handshake.advance();
    if (nodes) {
      burst.begin(now);
    }
    if (handshake.isOpen()) {
      return handshake.ask(now);
    }
    profile = told;
    return null;
  }

  boolean isDone() {
    return !handshake.isOpen();
  }

  /** Returns whether the radio had every chance to finish. */
  boolean isHopeless(long now) {
    return handshake.isOverdue(now) && handshake.repeats() >= MOST_REPEATS;
  }

  /** Returns the nonce to ask with once more, or null when it is not time for it. */
  @Nullable Integer repeat(long now) {
    return handshake.isOverdue(now) ? handshake.again(now) : null;
  }

  boolean isReplay(MeshPacket packet, long now) {
    return burst.isReplay(packet, now);
  }

  /** Returns what the last finished handshake brought. */
  RadioProfile profile() {
    return profile;
  }

  /** Returns the radio's node number, 0 when it was never told. */
  int number() {
    return gathering.number() == 0 ? profile.number() : gathering.number();
  }

  /** Returns a packet with what only the radio can say: its sender, its usual hops. */
  MeshPacket stamped(MeshPacket packet) {
    MeshPacket.Builder stamped = packet.toBuilder();
    if (packet.getFrom() == 0) {
      stamped.setFrom(number());
    }
    if (packet.getHopLimit() >= RadioSession.USUAL_HOPS) {
      stamped.setHopLimit(profile.hopLimit());
    }
    return stamped.build();
  }
}
