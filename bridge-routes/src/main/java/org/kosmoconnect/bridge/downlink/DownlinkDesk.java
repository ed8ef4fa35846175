package org.kosmoconnect.bridge.downlink;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.kosmoconnect.proto.bridge.Dropped.Reason;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/**
 * Decides what happens to commands: from their rows in the file, and from what this process alone
 * can know and a restart must forget. It decides only; a change counts once it is stored. Not
 * thread-safe: one route asks it, one question after the other.
 */
public final class DownlinkDesk {

  private final Supplier<LinkStatus> link;
  private final AirGate gate;
  private final LongSupplier wall;
  private final IntSupplier random;
  private final Presence presence;
  private final DownlinkRound round;
  private final LongAdder transmitted = new LongAdder();
  private volatile int waiting;

  /**
   * @param link how the radio stands
   * @param reachable whether the hub can be told now that the radio is free
   * @param wall ms since 1970
   * @param steady ms of a clock that never jumps
   * @param random source of packet ids and tokens
   */
  public DownlinkDesk(
      Supplier<LinkStatus> link,
      BooleanSupplier reachable,
      AirGate gate,
      LongSupplier wall,
      LongSupplier steady,
      IntSupplier random) {
    this.link = link;
    this.gate = gate;
    this.wall = wall;
    this.random = random;
    this.presence = new Presence(steady);
    this.round = new DownlinkRound(this, gate, presence, reachable);
  }

  /**
   * Decides what a piece of news leads to.
   *
   * @param news a {@code DownlinkCommand}, a {@link Settlement} or a {@link Turn}
   * @param rows the command that it is about, or none; for a turn, all that are open
   * @return steps to store, in this order
   */
  public List<Change> decide(Object news, List<Map<String, Object>> rows) {
    if (news instanceof Turn) {
      waiting = rows.size();
      return round.decide(rows.stream().map(Command::of).toList());
    }
    Command known = rows.isEmpty() ? null : Command.of(rows.get(0));
    if (news instanceof DownlinkCommand order) {
      return order.getCommand().isEmpty() ? List.of() : List.of(command(order, known));
    }
    return known != null && known.stage() == Stage.GRANTED
        ? List.of(settle(known, (Settlement) news))
        : List.of();
  }

  private Change command(DownlinkCommand order, @Nullable Command known) {
    return switch (order.getActionCase()) {
      case GO -> go(order, known);
      case CANCEL -> cancel(order, known);
      default -> known == null ? take(order) : CommandLife.repeated(known);
    };
  }

  private Change take(DownlinkCommand order) {
    Reason fault = DownlinkPackets.fault(order, now());
    if (fault != null) {
      return CommandLife.turnedAway(order, fault, now());
    }
    Change taken = CommandLife.taken(order, now());
    presence.taken(taken.next());
    return taken;
  }

  private Change cancel(DownlinkCommand order, @Nullable Command known) {
    if (known == null) {
      return CommandLife.cancelledBefore(order, now());
    }
    return known.stage().isUntouched()
        ? CommandLife.cancelled(known, now())
        : CommandLife.repeated(known);
  }

  /** A go counts once, for the ready that it quotes, in this life of the process, in time. */
  private Change go(DownlinkCommand order, @Nullable Command known) {
    if (known == null) {
      // Its row is lost with an old file: it may have been on the air.
      return CommandLife.turnedAway(order, Reason.OUTCOME_UNKNOWN, now());
    }
    if (known.stage() != Stage.READY || known.token() != order.getGo().getReady()) {
      return CommandLife.repeated(known);
    }
    if (!presence.isReady(known)) {
      return CommandLife.missed(known, presence.whyNotReady(known), now());
    }
    if (known.deadline() <= now()) {
      return CommandLife.dropped(known, Reason.EXPIRED, now());
    }
    return grant(known);
  }

  /** Gives a command to the radio, once that is stored. */
  Change grant(Command command) {
    LinkStatus status = link.get();
    MeshPacket draft = DownlinkPackets.draft(command.order(), status.radio());
    if (!isLive(status)) {
      return CommandLife.dropped(command, Reason.RADIO_LOST, now());
    }
    if (draft == null) {
      return CommandLife.dropped(command, Reason.UNKNOWN_CHANNEL, now());
    }
    MeshPacket packet = draft.toBuilder().setId(newId()).build();
    double airtime = gate.charge(packet, status.radio());
    presence.granted(packet.getId());
    transmitted.increment();
    return CommandLife.granted(command, packet, airtime, now());
  }

  private Change settle(Command command, Settlement settlement) {
    presence.settled(command.packetId());
    if (settlement.isUnsent()) {
      gate.notSent(command.packetId());
    }
    return switch (settlement.kind()) {
      case ACCEPTED -> CommandLife.accepted(command, now());
      case REFUSED -> CommandLife.refused(command, settlement.error(), now());
      case NOT_WRITTEN -> CommandLife.dropped(command, Reason.RADIO_LOST, now());
      case TOO_LARGE -> CommandLife.dropped(command, Reason.TOO_LARGE, now());
      case UNANSWERED -> CommandLife.dropped(command, Reason.OUTCOME_UNKNOWN, now());
    };
  }

  /** Returns how many commands were open at the last turn. */
  long waiting() {
    return waiting;
  }

  /** Returns how many were given to the radio since the start. */
  long transmitted() {
    return transmitted.sum();
  }

  LinkStatus radio() {
    return link.get();
  }

  static boolean isLive(LinkStatus status) {
    return status.phase() == SessionPhase.LIVE && status.radio().number() != 0;
  }

  long now() {
    return wall.getAsLong();
  }

  /** Returns a token that no other start of the bridge has given, never 0. */
  long newToken() {
    return (long) newId() << 32 | Integer.toUnsignedLong(newId());
  }

  private int newId() {
    int id = random.getAsInt();
    while (id == 0) {
      id = random.getAsInt();
    }
    return id;
  }
}
