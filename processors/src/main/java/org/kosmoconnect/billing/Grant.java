package org.kosmoconnect.billing;

import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * One period that somebody was given, by payment or for free.
 *
 * @param key tells grants of the same instant apart, and orders them
 * @param period calendar period, added in UTC
 * @param grantedAt when it was given, which is not when it begins
 * @param plan the plan whose quota it brings; null for one without
 */
public record Grant(String key, Period period, Instant grantedAt, @Nullable String plan) {

  /**
   * Takes a period that leads forward.
   *
   * @throws IllegalArgumentException when it does not
   */
  public Grant {
    if (period.isZero() || period.isNegative()) {
      throw new IllegalArgumentException("A grant needs a period forward, not " + period);
    }
  }
}
