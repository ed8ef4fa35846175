package org.kosmoconnect.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do at one instant.
 *
 * @param currentEnd end of all periods granted so far; null when there was none
 * @param plan the plan of the period that runs or ran last; null for a free one
 */
public record Subscription(
    SubscriptionState state, @Nullable Instant currentEnd, @Nullable String plan) {

  /** Tells whether messages to the mesh are accepted. */
  public boolean canSend() {
    return state == SubscriptionState.ACTIVE || state == SubscriptionState.GRACE;
  }
}
