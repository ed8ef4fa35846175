package org.kosmoconnect.billing;

import java.util.EnumSet;
import java.util.Set;
import org.kosmoconnect.billing.Invoice.Payment;
import org.kosmoconnect.billing.Invoice.Status;
import org.kosmoconnect.billing.OrderChange.Effect;

/** The order's state machine: an event is a hint, the fetched invoice decides. */
public final class OrderRules {

  private OrderRules() {}

  /**
   * Reads an invoice into its order. Reading the same invoice again changes nothing.
   *
   * @param refundOpened whether the provider said that a refund was offered
   */
  public static OrderChange read(Order order, Invoice invoice, boolean refundOpened) {
    EnumSet<OrderFlag> flags = flags(order);
    if (refundOpened) {
      flags.add(OrderFlag.REFUND_OPENED);
    }
    if (order.state() == OrderState.PAID) {
      if (invoice.status() != Status.INVALID) {
        return new OrderChange(OrderState.PAID, flags, Effect.NONE);
      }
      followPartial(invoice, flags);
      return new OrderChange(OrderState.INVALID, flags, Effect.REVOKE);
    }
    if (isClosed(order)) {
      return new OrderChange(order.state(), flags, Effect.NONE);
    }
    Set<OrderFlag> mismatches = mismatches(order, invoice);
    if (!mismatches.isEmpty()) {
      flags.addAll(mismatches);
      return new OrderChange(OrderState.REVIEW, flags, Effect.NONE);
    }
    return follow(order, invoice, flags);
  }

  private static boolean isClosed(Order order) {
    return order.state() == OrderState.REVIEW
        || order.state() == OrderState.REFUNDED
        || order.flags().contains(OrderFlag.REJECTED);
  }

  private static OrderChange follow(Order order, Invoice invoice, EnumSet<OrderFlag> flags) {
    followPartial(invoice, flags);
    OrderState state =
        switch (invoice.status()) {
          case NEW -> OrderState.PENDING;
          case PROCESSING -> OrderState.PROCESSING;
          case SETTLED -> OrderState.PAID;
          case EXPIRED -> expired(invoice.payment());
          case INVALID -> OrderState.INVALID;
          case UNKNOWN -> order.state();
        };
    if (state != OrderState.PAID) {
      return new OrderChange(state, flags, Effect.NONE);
    }
    if (invoice.payment() == Payment.OVER) {
      flags.add(OrderFlag.OVERPAID);
    }
    if (invoice.payment() == Payment.MARKED) {
      flags.add(OrderFlag.MARKED);
    }
    return new OrderChange(state, flags, order.granted() ? Effect.NONE : Effect.GRANT);
  }

  private static void followPartial(Invoice invoice, EnumSet<OrderFlag> flags) {
    if (invoice.payment() == Payment.PARTIAL) {
      flags.add(OrderFlag.PARTIAL);
    } else {
      flags.remove(OrderFlag.PARTIAL);
    }
  }

  private static OrderState expired(Payment payment) {
    return switch (payment) {
      case PARTIAL -> OrderState.EXPIRED_PARTIAL;
      case LATE, OVER -> OrderState.PAID_LATE;
      default -> OrderState.EXPIRED;
    };
  }

  private static Set<OrderFlag> mismatches(Order order, Invoice invoice) {
    EnumSet<OrderFlag> found = EnumSet.noneOf(OrderFlag.class);
    if (!invoice.id().equals(order.invoiceId())) {
      found.add(OrderFlag.MISMATCH_INVOICE_ID);
    }
    if (!invoice.storeId().equals(order.storeId())) {
      found.add(OrderFlag.MISMATCH_STORE);
    }
    if (!invoice.type().equals(Invoice.STANDARD)) {
      found.add(OrderFlag.MISMATCH_TYPE);
    }
    if (!invoice.currency().equalsIgnoreCase(order.currency())) {
      found.add(OrderFlag.MISMATCH_CURRENCY);
    }
    if (invoice.amount() == null || invoice.amount().compareTo(order.amount()) != 0) {
      found.add(OrderFlag.MISMATCH_AMOUNT);
    }
    if (!order.id().equals(invoice.orderId())) {
      found.add(OrderFlag.MISMATCH_ORDER_ID);
    }
    return found;
  }

  private static EnumSet<OrderFlag> flags(Order order) {
    EnumSet<OrderFlag> flags = EnumSet.noneOf(OrderFlag.class);
    flags.addAll(order.flags());
    return flags;
  }
}
