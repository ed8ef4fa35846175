package org.kosmoconnect.bridge.downlink;

import org.kosmoconnect.proto.bridge.Cancelled;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.kosmoconnect.proto.bridge.DownlinkEvent;
import org.kosmoconnect.proto.bridge.Dropped;
import org.kosmoconnect.proto.bridge.RadioAccepted;
import org.kosmoconnect.proto.bridge.RadioRefused;
import org.kosmoconnect.proto.bridge.Ready;
import org.kosmoconnect.proto.bridge.Taken;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** The steps that a command can take, each with its report. Pure; times are ms since 1970. */
final class CommandLife {

  private CommandLife() {}

  /** It is new, and goes into the queue. */
  static Change taken(DownlinkCommand order, long now) {
    return begun(order, Stage.WAITING, facts().setTaken(Taken.getDefaultInstance()), now);
  }

  /** It is new, and not to be done; it is remembered so that a repetition is not done either. */
  static Change turnedAway(DownlinkCommand order, Dropped.Reason why, long now) {
    return begun(order, Stage.OVER, dropped(why), now);
  }

  /** Its cancellation came before it. */
  static Change cancelledBefore(DownlinkCommand order, long now) {
    return begun(order, Stage.OVER, facts().setCancelled(Cancelled.getDefaultInstance()), now);
  }

  /** The radio is free for it. */
  static Change ready(Command command, long token, long now) {
    demand(command, command.stage() == Stage.WAITING);
    Ready fact = Ready.newBuilder().setToken(token).build();
    return step(command, Stage.READY, token, 0, facts().setReady(fact), now, 0, 0);
  }

  /** It may go on the air. No report: one on what became of it will follow. */
  static Change granted(Command command, MeshPacket packet, double airtime, long now) {
    Stage before = command.needsGo() ? Stage.READY : Stage.WAITING;
    demand(command, command.stage() == before && packet.getId() != 0);
    Command next =
        new Command(
            command.order(),
            Stage.GRANTED,
            command.token(),
            packet.getId(),
            command.report(),
            command.taken(),
            now,
            airtime);
    return new Change(before, next, packet);
  }

  /**
   * Its ready is void. When nobody said go in time it waits for another; when the bridge has
   * started anew it is over, and the hub may offer it elsewhere.
   */
  static Change missed(Command command, Dropped.Reason why, long now) {
    demand(command, command.stage() == Stage.READY);
    if (why == Dropped.Reason.RESTARTED) {
      return dropped(command, why, now);
    }
    return step(command, Stage.WAITING, 0, 0, dropped(why), now, 0, 0);
  }

  /** It is over, by the bridge's own decision or for want of a radio. */
  static Change dropped(Command command, Dropped.Reason why, long now) {
    demand(command, command.stage().isUntouched() || command.stage() == Stage.GRANTED);
    return ended(command, Stage.OVER, dropped(why), now);
  }

  static Change cancelled(Command command, long now) {
    demand(command, command.stage().isUntouched());
    return ended(command, Stage.OVER, facts().setCancelled(Cancelled.getDefaultInstance()), now);
  }

  static Change accepted(Command command, long now) {
    demand(command, command.stage() == Stage.GRANTED);
    return ended(
        command, Stage.SENT, facts().setRadioAccepted(RadioAccepted.getDefaultInstance()), now);
  }

  static Change refused(Command command, int result, long now) {
    demand(command, command.stage() == Stage.GRANTED);
    RadioRefused fact = RadioRefused.newBuilder().setResult(result).build();
    return ended(command, Stage.OVER, facts().setRadioRefused(fact), now);
  }

  /** Nothing changes; the hub is told again how it stands. */
  static Change repeated(Command command) {
    return new Change(command.stage(), command);
  }

  private static Change begun(
      DownlinkCommand order, Stage stage, DownlinkEvent.Builder fact, long now) {
    DownlinkEvent report = about(order, 0, fact, now);
    return new Change(null, new Command(order, stage, 0, 0, report, now, 0, 0));
  }

  private static Change ended(Command command, Stage stage, DownlinkEvent.Builder fact, long now) {
    return step(
        command,
        stage,
        command.token(),
        command.packetId(),
        fact,
        now,
        command.granted(),
        command.airtime());
  }

  private static Change step(
      Command command,
      Stage stage,
      long token,
      int packetId,
      DownlinkEvent.Builder fact,
      long now,
      long granted,
      double airtime) {
    DownlinkEvent report = about(command.order(), packetId, fact, now);
    return new Change(
        command.stage(),
        new Command(
            command.order(), stage, token, packetId, report, command.taken(), granted, airtime));
  }

  /** Returns a report: a fact with the names of what it is about. */
  static DownlinkEvent about(
      DownlinkCommand order, int packetId, DownlinkEvent.Builder fact, long now) {
    return fact.setCommand(order.getCommand())
        .setAttempt(order.getAttempt())
        .setPacketId(packetId)
        .setTime(now)
        .build();
  }

  private static DownlinkEvent.Builder facts() {
    return DownlinkEvent.newBuilder();
  }

  private static DownlinkEvent.Builder dropped(Dropped.Reason why) {
    return facts().setDropped(Dropped.newBuilder().setReason(why));
  }

  private static void demand(Command command, boolean allowed) {
    if (!allowed) {
      throw new IllegalStateException(command.key() + " cannot take this step: " + command.stage());
    }
  }
}
