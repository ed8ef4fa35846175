package org.kosmoconnect.billing;

import java.util.List;
import java.util.Set;

/**
 * What a fetched invoice makes of an order.
 *
 * @param effect what happens to the ledger
 */
public record OrderChange(OrderState state, Set<OrderFlag> flags, Effect effect) {

  /** What happens to the grant of an order. */
  public enum Effect {
    NONE,
    GRANT,
    REVOKE
  }

  public OrderChange {
    flags = Set.copyOf(flags);
  }

  /** Returns the keys of the flags in alphabetical order. */
  public List<String> flagKeys() {
    return flags.stream().map(OrderFlag::key).sorted().toList();
  }

  /** Tells whether a new period begins. */
  public boolean grants() {
    return effect == Effect.GRANT;
  }

  /** Tells whether the order's period is taken back. */
  public boolean revokes() {
    return effect == Effect.REVOKE;
  }
}
