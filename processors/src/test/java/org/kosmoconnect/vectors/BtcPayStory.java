package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.billing.BtcPayInvoices;
import org.kosmoconnect.billing.Grant;
import org.kosmoconnect.billing.Invoice;
import org.kosmoconnect.billing.Ledger;
import org.kosmoconnect.billing.Order;
import org.kosmoconnect.billing.OrderChange;
import org.kosmoconnect.billing.OrderRules;
import org.kosmoconnect.billing.OrderState;
import org.kosmoconnect.billing.Subscription;
import org.kosmoconnect.billing.WebhookEvent;

/** Plays one sequence of steps over the billing rules, with maps in place of the tables. */
final class BtcPayStory {

  private final JsonNode vector;
  private final JsonNode plans;
  private final WebhookDesk desk;
  private final Duration grace;
  private final Map<String, Order> orders = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();
  private final Map<String, TreeMap<String, Grant>> grants = new HashMap<>();
  private final Set<String> suspended = new HashSet<>();

  BtcPayStory(JsonNode vector, JsonNode plans) {
    this.vector = vector;
    this.plans = plans;
    this.desk = WebhookDesk.of(vector.path("context"));
    Period days = Period.parse(vector.path("context").path("grace").asText("P3D"));
    this.grace = Duration.ofDays(days.getDays());
  }

  void check() {
    int number = 0;
    for (JsonNode step : vector.path("steps")) {
      number++;
      try {
        play(step, Instant.parse(step.path("now").asText()));
      } catch (Difference e) {
        throw new Difference("step " + number + ": " + e.getMessage());
      }
    }
  }

  private void play(JsonNode step, Instant now) {
    JsonNode expect = step.path("expect");
    switch (step.path("op").asText()) {
      case "create_order" -> create(step);
      case "deliver" -> desk.check(step.path("request"), expect, event -> apply(event, step, now));
      case "reconcile" -> reconcile(step, now);
      case "admin" -> administer(step, now);
      case "tick" -> {}
      default -> throw new Difference("unknown op " + step.path("op").asText());
    }
    compareSubscription(expect.path("subscription"), now);
    compareOrder(expect.path("order"));
  }

  private void create(JsonNode step) {
    String id = step.path("orderId").asText();
    String invoiceId = step.path("invoiceId").asText();
    orders.put(
        id,
        new Order(
            id,
            vector.path("context").path("storeId").asText(),
            invoiceId,
            new BigDecimal(step.path("amount").asText()),
            step.path("currency").asText(),
            OrderState.PENDING,
            Set.of(),
            false));
    owners.put(id, step.path("user").asText());
    JsonNode plan = plans.path(step.path("plan").asText());
    periods.put(id, Period.parse(plan.path("period").asText()));
    desk.know(invoiceId);
  }

  private boolean apply(WebhookEvent event, JsonNode step, Instant now) {
    if (!event.needsFetch()) {
      return true;
    }
    Invoice invoice = fetched(step);
    Order order =
        orders.values().stream()
            .filter(known -> event.invoiceId().equals(known.invoiceId()))
            .findFirst()
            .orElseThrow();
    if (invoice != null) {
      read(order, invoice, event.opensRefund(), now);
    }
    return invoice != null;
  }

  private void reconcile(JsonNode step, Instant now) {
    Invoice invoice = fetched(step);
    if (invoice != null) {
      Order order = Objects.requireNonNull(orders.get(step.path("orderId").asText()));
      read(order, invoice, false, now);
    }
  }

  private static @Nullable Invoice fetched(JsonNode step) {
    JsonNode answer = step.path("greenfieldGetInvoice");
    if (answer.isMissingNode()) {
      throw new Difference("the invoice is fetched, which nobody expects");
    }
    return answer.path("status").asInt() == 200
        ? BtcPayInvoices.read(answer.path("invoice").toString().getBytes(StandardCharsets.UTF_8))
        : null;
  }

  private void read(Order order, Invoice invoice, boolean refundOpened, Instant now) {
    OrderChange change = OrderRules.read(order, invoice, refundOpened);
    if (change.grants()) {
      Period period = Objects.requireNonNull(periods.get(order.id()));
      ledger(owners.get(order.id())).put(order.id(), new Grant(order.id(), period, now, null));
    }
    if (change.revokes()) {
      ledger(owners.get(order.id())).remove(order.id());
    }
    put(order, change.state(), change);
  }

  private void put(Order order, OrderState state, OrderChange change) {
    boolean granted = ledger(owners.get(order.id())).containsKey(order.id());
    orders.put(
        order.id(),
        new Order(
            order.id(),
            order.storeId(),
            order.invoiceId(),
            order.amount(),
            order.currency(),
            state,
            change.flags(),
            granted));
  }

  private void administer(JsonNode step, Instant now) {
    String user = step.path("user").asText();
    switch (step.path("action").asText()) {
      case "comp" -> {
        String key = step.path("key").asText("comp " + now);
        Period period = Period.parse(step.path("period").asText());
        ledger(user).put(key, new Grant(key, period, now, null));
      }
      case "revoke_order" -> {
        Order order = Objects.requireNonNull(orders.get(step.path("orderId").asText()));
        ledger(owners.get(order.id())).remove(order.id());
        OrderChange none =
            new OrderChange(OrderState.REFUNDED, order.flags(), OrderChange.Effect.NONE);
        put(order, OrderState.REFUNDED, none);
      }
      case "suspend" -> suspended.add(user);
      case "unsuspend" -> suspended.remove(user);
      default -> throw new Difference("unknown action " + step.path("action").asText());
    }
  }

  private TreeMap<String, Grant> ledger(@Nullable String user) {
    return grants.computeIfAbsent(Objects.requireNonNull(user), none -> new TreeMap<>());
  }

  private void compareSubscription(JsonNode expect, Instant now) {
    if (expect.isMissingNode()) {
      return;
    }
    String user = expect.path("user").asText();
    Subscription is = Ledger.of(ledger(user).values(), grace).at(now, suspended.contains(user));
    Difference.check("state", expect.path("state").asText(), is.state().name());
    Difference.check("canSend", expect.path("canSend").asBoolean(), is.canSend());
    String end = expect.path("currentEnd").textValue();
    Difference.check("currentEnd", end == null ? null : Instant.parse(end), is.currentEnd());
  }

  private void compareOrder(JsonNode expect) {
    if (expect.isMissingNode()) {
      return;
    }
    Order order = Objects.requireNonNull(orders.get(expect.path("orderId").asText()));
    Difference.check("order", expect.path("state").asText(), order.state().name());
    List<String> flags = new ArrayList<>();
    expect.path("flags").forEach(flag -> flags.add(flag.asText()));
    Difference.check(
        "flags", flags, order.flags().stream().map(flag -> flag.key()).sorted().toList());
  }
}
