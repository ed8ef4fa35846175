package org.kosmoconnect.billing;

/** State of a subscription. */
public enum SubscriptionState {
  /** Nothing was ever granted, or all of it was revoked. */
  NONE,
  ACTIVE,
  /** Ended a short while ago and may still send. */
  GRACE,
  EXPIRED,
  /** Stopped by an operator, whatever was paid. */
  SUSPENDED
}
