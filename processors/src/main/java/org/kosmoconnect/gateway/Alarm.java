package org.kosmoconnect.gateway;

/** When a delivery has to be looked at again although nothing happened. */
final class Alarm {

  private Alarm() {}

  /** Returns the time, epoch milliseconds; {@link Long#MAX_VALUE} for never. */
  static long of(Delivery delivery) {
    long next = delivery.ended() ? Long.MAX_VALUE : delivery.deadline();
    for (Attempt attempt : delivery.attempts()) {
      next = Math.min(next, of(attempt, delivery));
    }
    return next;
  }

  private static long of(Attempt attempt, Delivery delivery) {
    long charge =
        attempt.state() == AttemptState.ACCEPTED && delivery.charge() == Charge.RESERVED
            ? attempt.acceptedAt() + Patience.CHARGE
            : Long.MAX_VALUE;
    if (delivery.ended()) {
      return charge;
    }
    long patience =
        switch (attempt.state()) {
          case OFFERED -> attempt.offeredAt() + Patience.TAKEN;
          case GRANTED -> attempt.grantedAt() + Patience.REPORT;
          case ACCEPTED -> attempt.acceptedAt() + Patience.ANSWER;
          case HEARD -> attempt.resultAt() + Patience.RECIPIENT;
          default -> Long.MAX_VALUE;
        };
    return Math.min(charge, patience);
  }
}
