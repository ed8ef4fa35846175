package org.kosmoconnect.gateway;

import static org.kosmoconnect.gateway.AttemptState.ACCEPTED;
import static org.kosmoconnect.gateway.AttemptState.GRANTED;
import static org.kosmoconnect.gateway.AttemptState.HEARD;
import static org.kosmoconnect.gateway.AttemptState.LOST;
import static org.kosmoconnect.gateway.AttemptState.OFFERED;
import static org.kosmoconnect.gateway.AttemptState.UNHEARD;
import static org.kosmoconnect.gateway.AttemptState.WITHDRAWN;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.gateway.Happening.Actor;
import org.kosmoconnect.gateway.Happening.Source;

/**
 * What follows from what: the state machine of a message (spec 5). Pure, so that every rule can be
 * tried in any order of events; the database applies what it decides.
 */
public final class DeliveryRules {

  private DeliveryRules() {}

  /** A bridge was chosen; the caller made sure that no attempt is under way. */
  public static Decision offer(
      Delivery delivery, Candidate bridge, double airtimeMillis, long now) {
    Turn turn = new Turn(delivery, now);
    if (turn.ended() || turn.open() != null) {
      return turn.decide();
    }
    if (!delivery.permitted()) {
      turn.end(MessageState.FAILED, "not-permitted");
      turn.note("refused", Actor.HUB, Source.REPORTED, null, null);
      return turn.decide();
    }
    Attempt attempt = Attempt.offer(turn.attempts().size() + 1, bridge, airtimeMillis, now);
    turn.put(attempt);
    turn.offered();
    turn.tell(Command.Kind.OFFER, attempt, 0);
    turn.note("offered", Actor.HUB, Source.REPORTED, attempt, null);
    return turn.decide();
  }

  /** A bridge reported something. */
  public static Decision report(Delivery delivery, BridgeEvent event, long now) {
    Turn turn = new Turn(delivery, now);
    Attempt attempt = turn.attempt(event.attempt());
    if (attempt != null && attempt.bridge().equals(event.bridge())) {
      FactRules.apply(turn, attempt.named(event.packetId()), event);
    }
    return turn.decide();
  }

  /**
   * Its sender takes it back.
   *
   * @return nothing when it is too late: granted, on the air, or over
   */
  public static Optional<Decision> cancel(Delivery delivery, long now) {
    Turn turn = new Turn(delivery, now);
    boolean tooLate =
        turn.attempts().stream()
            .anyMatch(
                one ->
                    one.state().isTransmitted() || one.state() == GRANTED || one.state() == LOST);
    if (turn.ended() || tooLate || delivery.charge() == Charge.CONSUMED) {
      return Optional.empty();
    }
    withdraw(turn, turn.open());
    turn.end(MessageState.CANCELLED, null);
    turn.note("cancelled", Actor.SENDER, Source.REPORTED, null, null);
    return Optional.of(turn.decide());
  }

  /** The bridge of an attempt went away. What was not granted goes to another one at once. */
  public static Decision bridgeLost(Delivery delivery, int number, long now) {
    Turn turn = new Turn(delivery, now);
    Attempt attempt = turn.attempt(number);
    if (attempt != null && attempt.state().isUngranted() && !turn.ended()) {
      withdraw(turn, attempt);
      turn.requeue(now, "no-bridge");
      turn.note("bridge-lost", Actor.HUB, Source.INFERRED, attempt, null);
    }
    return turn.decide();
  }

  /** Time passed. */
  public static Decision wake(Delivery delivery, long now) {
    Turn turn = new Turn(delivery, now);
    for (Attempt attempt : delivery.attempts()) {
      if (attempt.state() == ACCEPTED && now >= attempt.acceptedAt() + Patience.CHARGE) {
        turn.consume();
      }
    }
    if (!turn.ended()) {
      if (turn.overdue()) {
        overdue(turn);
      } else {
        impatient(turn);
      }
    }
    return turn.decide();
  }

  private static void impatient(Turn turn) {
    long now = turn.now;
    Attempt open = turn.open();
    if (open == null) {
      restWhenSilent(turn);
    } else if (open.state() == OFFERED && now >= open.offeredAt() + Patience.TAKEN) {
      withdraw(turn, open);
      turn.requeue(now, "no-bridge");
      turn.note("not-taken", Actor.HUB, Source.INFERRED, open, null);
    } else if (open.state() == GRANTED && now >= open.grantedAt() + Patience.REPORT) {
      lose(turn, open);
    } else if (open.state() == ACCEPTED && now >= open.acceptedAt() + Patience.ANSWER) {
      turn.end(MessageState.FAILED, "no-answer");
      turn.note("no-answer", Actor.HUB, Source.INFERRED, open, null);
    }
  }

  private static void restWhenSilent(Turn turn) {
    turn.attempts().stream()
        .filter(one -> one.state() == HEARD)
        .filter(one -> turn.now >= one.resultAt() + Patience.RECIPIENT)
        .findFirst()
        .ifPresent(
            heard -> {
              turn.rest();
              turn.note("recipient-silent", Actor.HUB, Source.INFERRED, heard, null);
            });
  }

  /** The deadline passed: whatever is known now is the end. */
  private static void overdue(Turn turn) {
    Attempt open = turn.open();
    if (open != null && open.state() == GRANTED) {
      lose(turn, open);
      return;
    }
    if (open != null && open.state().isUngranted()) {
      withdraw(turn, open);
    }
    if (turn.any(HEARD)) {
      turn.rest();
    } else if (turn.any(ACCEPTED)) {
      turn.end(MessageState.FAILED, "no-answer");
    } else if (turn.any(UNHEARD)) {
      turn.end(MessageState.FAILED, RadioError.MAX_RETRANSMIT.reason());
    } else if (turn.any(LOST)) {
      turn.end(MessageState.UNKNOWN, "outcome-unknown");
    } else if (turn.before().charge() == Charge.CONSUMED) {
      // The recipient refused it, and its key did not come in time.
      turn.end(MessageState.FAILED, RadioError.PKI_UNKNOWN_KEY.reason());
    } else {
      turn.end(MessageState.EXPIRED, null);
    }
    turn.note("deadline", Actor.HUB, Source.INFERRED, open, null);
  }

  static void lose(Turn turn, Attempt attempt) {
    turn.put(attempt.ended(LOST, null, turn.now));
    turn.end(MessageState.UNKNOWN, "outcome-unknown");
    turn.note("outcome-unknown", Actor.HUB, Source.INFERRED, attempt, null);
  }

  /** Takes an ungranted attempt back; the bridge is told, for it may still ask. */
  static void withdraw(Turn turn, @Nullable Attempt attempt) {
    if (attempt != null) {
      turn.put(attempt.ended(WITHDRAWN, attempt.error(), turn.now));
      turn.tell(Command.Kind.CANCEL, attempt, 0);
    }
  }
}
