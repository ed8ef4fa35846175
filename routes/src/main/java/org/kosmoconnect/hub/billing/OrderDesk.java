package org.kosmoconnect.hub.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.billing.Invoice;
import org.kosmoconnect.billing.Order;
import org.kosmoconnect.billing.OrderChange;
import org.kosmoconnect.billing.OrderFlag;
import org.kosmoconnect.billing.OrderRules;
import org.kosmoconnect.billing.OrderState;
import org.kosmoconnect.billing.WebhookEvent;
import org.kosmoconnect.hub.api.Problem;
import org.kosmoconnect.hub.api.ProblemException;
import org.kosmoconnect.hub.security.CurrentAccount;

/** Stands between the JSON of statements and the rules of orders. */
public final class OrderDesk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CurrentAccount current;
  private final BtcPayProvider payments;

  OrderDesk(CurrentAccount current, BtcPayProvider payments) {
    this.current = current;
    this.payments = payments;
  }

  /**
   * Lets in who may order.
   *
   * @throws ProblemException when the address is not proven or nothing can be paid here
   */
  public void welcome() {
    if (!payments.open()) {
      throw refusal(503, "payment-not-set-up", "This hub takes no payments");
    }
    if (!current.verified()) {
      throw refusal(403, "address-not-verified", "Open the link that was mailed to you first");
    }
  }

  /**
   * Reads the order that a statement opened.
   *
   * @throws ProblemException when it opened none
   */
  public Order opened(String json) {
    JsonNode order = tree(json);
    switch (order.path("refusal").asText()) {
      case "plan-unknown" -> throw refusal(422, "plan-unknown", "No such plan is on sale");
      case "too-many-orders" ->
          throw refusal(429, "too-many-orders", "At most 5 open orders, and 20 a day");
      default -> {
        return order(order);
      }
    }
  }

  /** Writes what an order has to know about its new invoice. */
  public String describe(Invoice invoice) {
    ObjectNode facts = times(invoice);
    facts.put("orderId", invoice.orderId());
    facts.put("id", invoice.id());
    facts.put("checkoutLink", invoice.checkoutLink());
    return facts.toString();
  }

  /**
   * Writes what an invoice makes of its order.
   *
   * @param event the delivery that told about it; null when nobody did
   */
  public String judge(String json, Invoice invoice, @Nullable WebhookEvent event) {
    Order order = order(tree(json));
    OrderChange change = OrderRules.read(order, invoice, event != null && event.opensRefund());
    ObjectNode facts = times(invoice);
    facts.put("order", order.id());
    facts.put("state", change.state().name());
    change.flagKeys().forEach(facts.withArray("flags")::add);
    facts.put("effect", change.effect().name());
    facts.put("paid", invoice.paid() == null ? null : invoice.paid().toPlainString());
    if (event != null) {
      facts.put("webhook", event.webhookId());
      facts.put("delivery", event.deliveryId());
      facts.put("event", event.type());
    }
    return facts.toString();
  }

  /** Writes what became of a delivery. */
  public String verdict(String verdict, @Nullable String reason) {
    ObjectNode answer = JSON.createObjectNode().put("verdict", verdict);
    return (reason == null ? answer : answer.put("reason", reason)).toString();
  }

  /**
   * Passes on what was decided about an order; null when there is none.
   *
   * @throws ProblemException when the order's state did not allow it
   */
  public @Nullable String decided(@Nullable String json) {
    if (json == null) {
      return null;
    }
    ObjectNode order = (ObjectNode) tree(json);
    if (order.remove("refused").asBoolean()) {
      String state = order.path("state").asText();
      throw refusal(409, "order-not-open", "An order that is " + state + " cannot be decided so");
    }
    return order.toString();
  }

  private static ObjectNode times(Invoice invoice) {
    ObjectNode facts = JSON.createObjectNode();
    facts.put("expiresAt", text(invoice.expiresAt()));
    facts.put("watchedUntil", text(invoice.watchedUntil()));
    facts.putArray("flags");
    return facts;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static Order order(JsonNode order) {
    Set<OrderFlag> flags = EnumSet.noneOf(OrderFlag.class);
    order.path("flags").forEach(flag -> flags.add(OrderFlag.of(flag.asText())));
    return new Order(
        order.path("id").asText(),
        order.path("storeId").asText(),
        order.path("invoiceId").textValue(),
        new BigDecimal(order.path("amount").asText()),
        order.path("currency").asText(),
        OrderState.valueOf(order.path("state").asText()),
        flags,
        order.path("granted").asBoolean());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A statement answered no JSON", e);
    }
  }

  private static ProblemException refusal(int status, String code, String detail) {
    return new ProblemException(Problem.of(status, code, detail));
  }
}
