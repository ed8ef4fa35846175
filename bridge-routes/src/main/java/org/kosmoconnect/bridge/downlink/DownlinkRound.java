package org.kosmoconnect.bridge.downlink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.proto.bridge.Dropped.Reason;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** What the passing of time does to the queue. One command at a time is ready or on its way. */
final class DownlinkRound {

  /** Who waits longer than this for the budget is better off elsewhere, ms. */
  private static final long LONGEST_WAIT = 60_000;

  private final DownlinkDesk desk;
  private final AirGate gate;
  private final Presence presence;
  private final BooleanSupplier reachable;

  DownlinkRound(DownlinkDesk desk, AirGate gate, Presence presence, BooleanSupplier reachable) {
    this.reachable = reachable;
    this.desk = desk;
    this.gate = gate;
    this.presence = presence;
  }

  /**
   * @param open all that is open, what goes first first
   */
  List<Change> decide(List<Command> open) {
    presence.keepOnly(open.stream().map(Command::key).collect(Collectors.toSet()));
    List<Change> changes = new ArrayList<>();
    boolean busy = false;
    for (Command command : open) {
      Change ended = end(command);
      if (ended != null) {
        changes.add(ended);
      } else {
        busy |= command.stage() != Stage.WAITING;
      }
    }
    LinkStatus status = desk.radio();
    if (busy || !DownlinkDesk.isLive(status)) {
      return changes;
    }
    for (Command command : open) {
      boolean waits =
          command.stage() == Stage.WAITING && changes.stream().noneMatch(c -> is(c, command));
      if (waits && !presence.isPaused(command)) {
        Change next = begin(command, status);
        if (next != null) {
          changes.add(next);
          if (next.next().stage() != Stage.OVER) {
            return changes;
          }
        }
      }
    }
    return changes;
  }

  /** Returns the step that time demands, or null. */
  private @Nullable Change end(Command command) {
    long now = desk.now();
    switch (command.stage()) {
      case WAITING -> {
        if (command.deadline() <= now) {
          return CommandLife.dropped(command, Reason.EXPIRED, now);
        }
        Reason stale = command.needsGo() ? null : presence.whyStale(command);
        return stale == null ? null : CommandLife.dropped(command, stale, now);
      }
      case READY -> {
        if (presence.isReady(command)) {
          return null;
        }
        Reason why = presence.whyNotReady(command);
        if (why == Reason.NO_GO) {
          presence.missed(command);
        }
        return CommandLife.missed(command, why, now);
      }
      case GRANTED -> {
        return presence.isAwaited(command)
            ? null
            : CommandLife.dropped(command, Reason.OUTCOME_UNKNOWN, now);
      }
      default -> {
        return null;
      }
    }
  }

  /** Returns the step of the one whose turn it is, or null when it has to wait. */
  private @Nullable Change begin(Command command, LinkStatus status) {
    MeshPacket draft = DownlinkPackets.draft(command.order(), status.radio());
    if (draft == null) {
      return CommandLife.dropped(command, Reason.UNKNOWN_CHANNEL, desk.now());
    }
    return switch (gate.judge(draft, status.radio())) {
      case OPEN -> command.needsGo() ? readyIfReachable(command) : desk.grant(command);
      case USED_UP ->
          gate.waitFor(draft, status.radio()) > LONGEST_WAIT
              ? CommandLife.dropped(command, Reason.AIRTIME, desk.now())
              : null;
      case TOO_SOON, CHANNEL_BUSY -> null;
    };
  }

  /** Who cannot be asked for a go is not told that one could be given. */
  private @Nullable Change readyIfReachable(Command command) {
    if (!reachable.getAsBoolean()) {
      return null;
    }
    long token = desk.newToken();
    presence.ready(token);
    return CommandLife.ready(command, token, desk.now());
  }

  private static boolean is(Change change, Command command) {
    return change.next().key().equals(command.key());
  }
}
