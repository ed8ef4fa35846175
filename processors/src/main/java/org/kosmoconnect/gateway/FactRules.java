package org.kosmoconnect.gateway;

import static org.kosmoconnect.gateway.AttemptState.GRANTED;
import static org.kosmoconnect.gateway.AttemptState.LOST;
import static org.kosmoconnect.gateway.AttemptState.OFFERED;
import static org.kosmoconnect.gateway.AttemptState.TAKEN;
import static org.kosmoconnect.gateway.AttemptState.WITHDRAWN;

import org.kosmoconnect.gateway.Fact.DropCause;
import org.kosmoconnect.gateway.Happening.Actor;
import org.kosmoconnect.gateway.Happening.Source;

/** What follows from what a bridge reports. Facts may come late, twice and in any order. */
final class FactRules {

  private FactRules() {}

  static void apply(Turn turn, Attempt attempt, BridgeEvent event) {
    Fact fact = event.fact();
    if (fact instanceof Fact.Taken) {
      taken(turn, attempt, event);
    } else if (fact instanceof Fact.Ready ready) {
      ready(turn, attempt, ready, event);
    } else if (fact instanceof Fact.Accepted) {
      accepted(turn, attempt, event);
    } else if (fact instanceof Fact.Refused refused) {
      refused(turn, attempt, refused, event);
    } else if (fact instanceof Fact.Routed routed) {
      RoutingRules.apply(turn, attempt, routed, event);
    } else if (fact instanceof Fact.Cancelled) {
      cancelled(turn, attempt, event);
    } else if (fact instanceof Fact.Dropped dropped) {
      dropped(turn, attempt, dropped.cause(), event);
    }
  }

  private static void taken(Turn turn, Attempt attempt, BridgeEvent event) {
    if (attempt.state() == OFFERED) {
      turn.put(attempt.in(TAKEN));
      turn.advance(MessageState.DISPATCHED);
      turn.note("taken", Actor.BRIDGE, Source.REPORTED, attempt, event.key());
    } else if (attempt.state() == WITHDRAWN) {
      turn.tell(Command.Kind.CANCEL, attempt, 0);
    }
  }

  /**
   * The bridge asks to transmit. It is granted once the grant is stored. Another token on a granted
   * attempt means that the bridge did not act on the first go: it writes down its intent before it
   * transmits, and asks for nothing that it has written down.
   */
  private static void ready(Turn turn, Attempt attempt, Fact.Ready ready, BridgeEvent event) {
    boolean mayAsk = attempt.state().isUngranted() || attempt.state() == GRANTED;
    if (attempt.state() == WITHDRAWN) {
      turn.tell(Command.Kind.CANCEL, attempt, 0);
    } else if (mayAsk && (turn.ended() || turn.overdue() || !turn.before().permitted())) {
      refuse(turn, attempt);
    } else if (mayAsk) {
      turn.put(attempt.granted(ready.token(), turn.now));
      turn.advance(MessageState.DISPATCHED);
      turn.tell(Command.Kind.GO, attempt, ready.token());
      turn.note("granted", Actor.HUB, Source.REPORTED, attempt, event.key());
    }
  }

  private static void refuse(Turn turn, Attempt attempt) {
    if (attempt.state() == GRANTED) {
      // A go may be on its way; only the bridge can say that it came too late.
      turn.tell(Command.Kind.CANCEL, attempt, 0);
      return;
    }
    DeliveryRules.withdraw(turn, attempt);
    if (turn.ended()) {
      return;
    }
    if (turn.before().permitted()) {
      turn.end(MessageState.EXPIRED, null);
      turn.note("deadline", Actor.HUB, Source.INFERRED, attempt, null);
    } else {
      turn.end(MessageState.FAILED, "not-permitted");
      turn.note("refused", Actor.HUB, Source.REPORTED, attempt, null);
    }
  }

  private static void accepted(Turn turn, Attempt attempt, BridgeEvent event) {
    if (attempt.state().isUngranted() || attempt.state() == GRANTED || attempt.state() == LOST) {
      turn.put(attempt.accepted(turn.now));
      turn.advance(MessageState.SENT);
      turn.note("radio-accepted", Actor.BRIDGE, Source.REPORTED, attempt, event.key());
    }
  }

  private static void refused(Turn turn, Attempt attempt, Fact.Refused refused, BridgeEvent event) {
    if (refused.result() == 0) {
      accepted(turn, attempt, event);
    } else if (attempt.state().isOpen()) {
      RoutingRules.failed(
          turn, attempt, RadioError.ofQueue(refused.result()), refused.result(), event, false);
    }
  }

  private static void cancelled(Turn turn, Attempt attempt, BridgeEvent event) {
    if (attempt.state().isUngranted() || attempt.state() == GRANTED) {
      turn.put(attempt.ended(WITHDRAWN, attempt.error(), turn.now));
      turn.requeue(turn.now, "no-bridge");
      turn.note("withdrawn", Actor.BRIDGE, Source.REPORTED, attempt, event.key());
    }
  }

  private static void dropped(Turn turn, Attempt attempt, DropCause cause, BridgeEvent event) {
    boolean undecided = attempt.state().isUngranted() || attempt.state() == GRANTED;
    if (!undecided) {
      return;
    }
    if (cause == DropCause.NO_GO) {
      turn.put(attempt.in(TAKEN));
      return;
    }
    if (cause == DropCause.OUTCOME_UNKNOWN) {
      turn.put(attempt.ended(LOST, null, turn.now));
      turn.end(MessageState.UNKNOWN, "outcome-unknown");
      turn.note("outcome-unknown", Actor.BRIDGE, Source.REPORTED, attempt, event.key());
      return;
    }
    turn.put(attempt.ended(WITHDRAWN, error(cause), turn.now));
    if (!turn.ended()) {
      next(turn, cause);
    }
    turn.note("dropped-" + cause.key(), Actor.BRIDGE, Source.REPORTED, attempt, event.key());
  }

  private static void next(Turn turn, DropCause cause) {
    switch (cause) {
      case TOO_LARGE -> turn.end(MessageState.FAILED, RadioError.TOO_LARGE.reason());
      case NOT_ALLOWED -> turn.end(MessageState.FAILED, "not-permitted");
      case AIRTIME -> turn.requeue(turn.now + Patience.AIRTIME, "airtime");
      case EXPIRED -> {
        if (turn.overdue()) {
          turn.end(MessageState.EXPIRED, null);
        } else {
          turn.requeue(turn.now, "no-bridge");
        }
      }
      default -> turn.requeue(turn.now, "no-bridge");
    }
  }

  /** Bridges with these errors are passed over for this message. */
  private static Integer error(DropCause cause) {
    return cause == DropCause.UNKNOWN_CHANNEL ? 6 : cause == DropCause.RADIO_LOST ? 32 : 0;
  }
}
