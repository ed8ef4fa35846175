package org.kosmoconnect.gateway;

import static org.kosmoconnect.gateway.AttemptState.CONFIRMED;
import static org.kosmoconnect.gateway.AttemptState.HEARD;
import static org.kosmoconnect.gateway.AttemptState.REFUSED;
import static org.kosmoconnect.gateway.AttemptState.UNHEARD;

import org.kosmoconnect.gateway.Happening.Actor;
import org.kosmoconnect.gateway.Happening.Source;

/** What follows from the mesh's answers to a packet. */
final class RoutingRules {

  private RoutingRules() {}

  static void apply(Turn turn, Attempt attempt, Fact.Routed answer, BridgeEvent event) {
    boolean recipient = !turn.before().isBroadcast() && answer.from() == turn.before().to();
    boolean radio = answer.from() == attempt.radio();
    if (answer.error() == 0 && recipient) {
      delivered(turn, attempt, answer, event);
    } else if (answer.error() == 0 && radio) {
      relayed(turn, attempt, answer, event);
    } else if (answer.error() != 0 && (recipient || radio)) {
      RadioError error = RadioError.ofRouting(answer.error());
      // A repeated packet is out of the radio's hands: what it says later is about its own part.
      if (attempt.state() != HEARD && attempt.state() != CONFIRMED) {
        failed(turn, attempt, error, answer.error(), event, recipient);
      }
    }
  }

  /** The one thing that only the recipient can say; it holds for whichever attempt it answers. */
  private static void delivered(Turn turn, Attempt attempt, Fact.Routed answer, BridgeEvent event) {
    turn.put(attempt.ended(CONFIRMED, null, turn.now));
    turn.consume();
    for (Attempt other : turn.attempts().toArray(Attempt[]::new)) {
      if (other.state().isUngranted()) {
        DeliveryRules.withdraw(turn, other);
      }
    }
    turn.end(MessageState.DELIVERED, null);
    turn.note(
        "acknowledged", Actor.NODE, Source.OBSERVED, attempt, null, answer.snr(), event.key());
  }

  private static void relayed(Turn turn, Attempt attempt, Fact.Routed answer, BridgeEvent event) {
    if (attempt.state() == CONFIRMED || attempt.state() == HEARD) {
      return;
    }
    turn.put(attempt.ended(HEARD, null, turn.now));
    turn.consume();
    for (Attempt other : turn.attempts().toArray(Attempt[]::new)) {
      if (other.state().isUngranted()) {
        DeliveryRules.withdraw(turn, other);
      }
    }
    if (turn.before().isBroadcast() || turn.ended()) {
      turn.end(MessageState.RELAYED, null);
    } else {
      turn.advance(MessageState.RELAYED);
      turn.offered();
    }
    turn.note("repeated", Actor.NODE, Source.OBSERVED, attempt, null, answer.snr(), event.key());
  }

  /**
   * An attempt came to nothing.
   *
   * @param number of the error as the radio gave it
   * @param recipient the recipient itself refuses, so it was on the air
   */
  static void failed(
      Turn turn,
      Attempt attempt,
      RadioError error,
      int number,
      BridgeEvent event,
      boolean recipient) {
    if (attempt.state() == UNHEARD || attempt.state() == REFUSED) {
      return;
    }
    boolean transmitted = recipient || error == RadioError.MAX_RETRANSMIT;
    turn.put(
        attempt.ended(error == RadioError.MAX_RETRANSMIT ? UNHEARD : REFUSED, number, turn.now));
    if (transmitted) {
      turn.consume();
    }
    if (!turn.ended() || turn.state() == MessageState.UNKNOWN) {
      next(turn, attempt, error, number);
    }
    turn.note(
        error.reason(),
        recipient ? Actor.NODE : Actor.BRIDGE,
        recipient ? Source.OBSERVED : Source.REPORTED,
        attempt,
        number,
        null,
        event.key());
  }

  private static void next(Turn turn, Attempt attempt, RadioError error, int number) {
    switch (error) {
      case MAX_RETRANSMIT -> unheard(turn);
      case DUTY_CYCLE -> turn.requeue(turn.now + Patience.AIRTIME, "airtime");
      case RATE_LIMIT -> turn.requeue(turn.now + Patience.PACING, "pacing");
      case UNHEALTHY -> turn.requeue(turn.now, "no-bridge");
      case RELEASED -> turn.requeue(turn.now + Patience.PACING, "pacing");
      case PKI_UNKNOWN_KEY -> {
        if (turn.askForKey(attempt)) {
          turn.requeue(turn.now + Patience.KEY, "key");
        } else {
          turn.end(MessageState.FAILED, error.reason());
        }
      }
      case OTHER -> turn.end(MessageState.FAILED, error.reason() + "-" + number);
      default -> turn.end(MessageState.FAILED, error.reason());
    }
  }

  /** Sent again only while nothing says that any attempt got anywhere. */
  private static void unheard(Turn turn) {
    if (turn.any(HEARD) || turn.any(CONFIRMED)) {
      return;
    }
    long sent = turn.transmissions();
    long again = turn.now + Patience.BACKOFF.get((int) Math.min(sent, Patience.BACKOFF.size()) - 1);
    boolean more = !turn.ended() && sent < Patience.MOST_TRANSMISSIONS;
    if (more && again < turn.before().deadline()) {
      turn.requeue(again, "retry");
    } else {
      turn.end(MessageState.FAILED, RadioError.MAX_RETRANSMIT.reason());
    }
  }
}
