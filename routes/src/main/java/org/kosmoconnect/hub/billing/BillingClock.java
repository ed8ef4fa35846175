package org.kosmoconnect.hub.billing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** The time by which periods are granted, for statements: {@code ${bean:billingClock.now}}. */
public class BillingClock {

  private final Clock clock;

  public BillingClock(Clock clock) {
    this.clock = clock;
  }

  /** Returns the present as ISO 8601 in UTC, in whole seconds. */
  public String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
