package org.kosmoconnect.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The living grants of one account. Nothing about a subscription is stored beside them: state and
 * end follow from the grants and the clock, so no job of ours can end one.
 *
 * <p>The SQL aggregate {@code folded_end} folds in the same way, for questions about many accounts.
 */
public final class Ledger {

  /** How long an ended subscription may still send. */
  public static final Duration GRACE = Duration.ofDays(3);

  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::grantedAt).thenComparing(Grant::key);

  private final List<Grant> grants;
  private final Duration grace;

  private Ledger(List<Grant> grants, Duration grace) {
    this.grants = grants;
    this.grace = grace;
  }

  /** Takes grants that are not revoked, in any order. */
  public static Ledger of(Collection<Grant> grants) {
    return of(grants, GRACE);
  }

  /** Takes grants that are not revoked, in any order, and another grace than ours. */
  public static Ledger of(Collection<Grant> grants, Duration grace) {
    return new Ledger(grants.stream().sorted(ORDER).toList(), grace);
  }

  /**
   * Tells what holds at an instant.
   *
   * @param suspended whether an operator has stopped the account; the clock runs on all the same
   */
  public Subscription at(Instant now, boolean suspended) {
    Instant end = null;
    String plan = null;
    for (Grant grant : grants) {
      if (end == null || !end.isAfter(now)) {
        plan = grant.plan();
      }
      end = extend(end, grant);
    }
    return new Subscription(state(end, now, suspended), end, plan);
  }

  /** A purchase stacks on the current end; grace days are not charged. */
  private static Instant extend(@Nullable Instant end, Grant grant) {
    Instant begin = end == null || end.isBefore(grant.grantedAt()) ? grant.grantedAt() : end;
    return begin.atZone(ZoneOffset.UTC).plus(grant.period()).toInstant();
  }

  private SubscriptionState state(@Nullable Instant end, Instant now, boolean suspended) {
    if (suspended) {
      return SubscriptionState.SUSPENDED;
    }
    if (end == null) {
      return SubscriptionState.NONE;
    }
    if (now.isBefore(end)) {
      return SubscriptionState.ACTIVE;
    }
    return now.isBefore(end.plus(grace)) ? SubscriptionState.GRACE : SubscriptionState.EXPIRED;
  }
}
