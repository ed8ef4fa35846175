package org.kosmoconnect.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.billing.Invoice.Payment;
import org.kosmoconnect.billing.Invoice.Status;
import org.kosmoconnect.billing.OrderChange.Effect;

class OrderRulesTest {

  private static final Order OPEN =
      new Order(
          "kc-1",
          "store",
          "inv",
          new BigDecimal("5.00"),
          "EUR",
          OrderState.PENDING,
          Set.of(),
          false);

  @Test
  void aSettledInvoiceGrantsOnePeriod() {
    assertThat(OrderRules.read(OPEN, invoice(Status.SETTLED, Payment.NONE), false))
        .isEqualTo(new OrderChange(OrderState.PAID, Set.of(), Effect.GRANT));
  }

  @Test
  void aPaidOrderIsNotGrantedAgain() {
    Order paid = order(OrderState.PAID, true);

    assertThat(OrderRules.read(paid, invoice(Status.SETTLED, Payment.OVER), false).effect())
        .isEqualTo(Effect.NONE);
    assertThat(OrderRules.read(paid, invoice(Status.NEW, Payment.NONE), false).state())
        .isEqualTo(OrderState.PAID);
  }

  @Test
  void aPaymentThatTurnsInvalidTakesThePeriodBackAndMayGrantAnew() {
    OrderChange back =
        OrderRules.read(
            order(OrderState.PAID, true), invoice(Status.INVALID, Payment.MARKED), false);
    OrderChange anew =
        OrderRules.read(
            order(OrderState.INVALID, false), invoice(Status.SETTLED, Payment.MARKED), false);

    assertThat(back).isEqualTo(new OrderChange(OrderState.INVALID, Set.of(), Effect.REVOKE));
    assertThat(anew)
        .isEqualTo(new OrderChange(OrderState.PAID, Set.of(OrderFlag.MARKED), Effect.GRANT));
  }

  @Test
  void anInvoiceOfAnotherPriceIsReviewedAndStaysSo() {
    Invoice cheap =
        new Invoice(
            "inv",
            "store",
            "TopUp",
            new BigDecimal("0.01"),
            null,
            "CZK",
            "kc-2",
            Status.SETTLED,
            Payment.NONE,
            null,
            null,
            null);

    OrderChange change = OrderRules.read(OPEN, cheap, false);

    assertThat(change.state()).isEqualTo(OrderState.REVIEW);
    assertThat(change.effect()).isEqualTo(Effect.NONE);
    assertThat(change.flagKeys())
        .containsExactly(
            "mismatch_amount", "mismatch_currency", "mismatch_order_id", "mismatch_type");
    Order reviewed = order(OrderState.REVIEW, false);
    assertThat(OrderRules.read(reviewed, invoice(Status.SETTLED, Payment.NONE), false).state())
        .isEqualTo(OrderState.REVIEW);
  }

  @Test
  void amountsAreComparedAsNumbers() {
    Invoice terse =
        new Invoice(
            "inv",
            "store",
            "Standard",
            new BigDecimal("5"),
            null,
            "eur",
            "kc-1",
            Status.PROCESSING,
            Payment.NONE,
            null,
            null,
            null);

    assertThat(OrderRules.read(OPEN, terse, false).state()).isEqualTo(OrderState.PROCESSING);
  }

  @Test
  void aRefundThatIsOfferedTakesNothingAway() {
    OrderChange change =
        OrderRules.read(order(OrderState.PAID, true), invoice(Status.SETTLED, Payment.NONE), true);

    assertThat(change)
        .isEqualTo(new OrderChange(OrderState.PAID, Set.of(OrderFlag.REFUND_OPENED), Effect.NONE));
  }

  @Test
  void aStatusThatIsNotKnownDecidesNothing() {
    Order processing = order(OrderState.PROCESSING, false);

    assertThat(OrderRules.read(processing, invoice(Status.UNKNOWN, Payment.UNKNOWN), false))
        .isEqualTo(new OrderChange(OrderState.PROCESSING, Set.of(), Effect.NONE));
  }

  @Test
  void aRejectedOrderStaysClosed() {
    Order rejected =
        new Order(
            "kc-1",
            "store",
            "inv",
            new BigDecimal("5.00"),
            "EUR",
            OrderState.INVALID,
            Set.of(OrderFlag.REJECTED),
            false);

    assertThat(OrderRules.read(rejected, invoice(Status.SETTLED, Payment.MARKED), false).effect())
        .isEqualTo(Effect.NONE);
  }

  @Property
  void atMostOneGrantOfAnOrderLivesWhateverIsRead(
      @ForAll @Size(max = 12) List<Status> statuses,
      @ForAll @Size(max = 12) List<Payment> payments) {
    Order order = OPEN;
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < Math.min(statuses.size(), payments.size()); i++) {
      OrderChange change = OrderRules.read(order, invoice(statuses.get(i), payments.get(i)), false);
      if (change.effect() != Effect.NONE) {
        effects.add(change.effect());
      }
      boolean granted = change.grants() || order.granted() && !change.revokes();
      assertThat(granted).isEqualTo(change.state() == OrderState.PAID);
      order = with(order, change, granted);
    }
    for (int i = 0; i < effects.size(); i++) {
      assertThat(effects.get(i)).isEqualTo(i % 2 == 0 ? Effect.GRANT : Effect.REVOKE);
    }
  }

  @Property
  void readingTheSameInvoiceAgainChangesNothing(
      @ForAll Status status, @ForAll Payment payment, @ForAll OrderState state) {
    Order order = order(state, state == OrderState.PAID);
    OrderChange first = OrderRules.read(order, invoice(status, payment), false);
    Order then = with(order, first, first.state() == OrderState.PAID);

    OrderChange second = OrderRules.read(then, invoice(status, payment), false);

    assertThat(second).isEqualTo(new OrderChange(first.state(), first.flags(), Effect.NONE));
  }

  private static Order order(OrderState state, boolean granted) {
    return with(OPEN, new OrderChange(state, Set.of(), Effect.NONE), granted);
  }

  private static Order with(Order order, OrderChange change, boolean granted) {
    return new Order(
        order.id(),
        order.storeId(),
        order.invoiceId(),
        order.amount(),
        order.currency(),
        change.state(),
        change.flags(),
        granted);
  }

  private static Invoice invoice(Status status, Payment payment) {
    return new Invoice(
        "inv",
        "store",
        "Standard",
        new BigDecimal("5.00"),
        null,
        "EUR",
        "kc-1",
        status,
        payment,
        null,
        null,
        null);
  }
}
