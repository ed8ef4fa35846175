package org.kosmoconnect.hub.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.security.Browser;
import org.kosmoconnect.testbed.btcpay.InvoiceStatus;
import org.kosmoconnect.testbed.btcpay.Mishap;

/** From an order to a subscription, with everything that can go wrong between. */
class OrdersIT extends PaidHub {

  @Test
  void whoeverPaysMaySend() {
    assertThat(subscription().path("state").asText()).isEqualTo("NONE");
    JsonNode order = order("monthly");
    assertThat(order.path("checkoutUrl").asText()).startsWith(SERVER.url() + "/i/");
    assertThat(order.path("amount").asText()).isEqualTo("5.00");

    SERVER.pay(invoice(order), "1");

    awaitState(order, "PAID");
    assertThat(subscription().path("state").asText()).isEqualTo("ACTIVE");
    assertThat(subscription().path("canSend").asBoolean()).isTrue();
    assertThat(subscription().path("plan").asText()).isEqualTo("monthly");
    assertThat(Browser.parse(buyer.get("/notices")).findValuesAsText("kind"))
        .contains("subscription-active");
    assertThat(Browser.parse(buyer.get("/orders")).path("items")).hasSize(1);
  }

  @Test
  void anImpatientSecondOrderFindsTheFirst() {
    assertThat(order("monthly").path("id")).isEqualTo(order("monthly").path("id"));
    assertThat(order("yearly").path("id")).isNotEqualTo(order("monthly").path("id"));
  }

  @Test
  void aChangeOfPriceDoesNotTouchAnOrder() {
    JsonNode order = order("ext-week");
    jdbc.sql("update plan set price = 9.99 where id = 'ext-week'").update();
    try {
      SERVER.pay(invoice(order), "1");

      awaitState(order, "PAID");
      assertThat(Browser.parse(buyer.get("/plans")).toString()).contains("9.99");
      assertThat(order("ext-week").path("amount").asText()).isEqualTo("9.99");
    } finally {
      jdbc.sql("update plan set price = 1.50 where id = 'ext-week'").update();
    }
  }

  @Test
  void deliveriesThatComeTwiceGrantOnce() {
    SERVER.mishap(Mishap.TWICE);
    JsonNode order = order("monthly");

    SERVER.pay(invoice(order), "1");

    awaitState(order, "PAID");
    await()
        .until(() -> SERVER.deliveries().stream().filter("InvoiceSettled 200"::equals).count() > 1);
    assertThat(grants(order)).isEqualTo(1);
  }

  @Test
  void deliveriesInTheWrongOrderComeToTheSameEnd() {
    SERVER.mishap(Mishap.HELD);
    JsonNode order = order("monthly");
    SERVER.pay(invoice(order), "1");
    await().until(() -> SERVER.deliveries().isEmpty() || state(order).equals("PENDING"));

    SERVER.release();

    awaitState(order, "PAID");
    assertThat(grants(order)).isEqualTo(1);
  }

  @Test
  void aLostDeliveryIsMadeGoodByAsking() {
    SERVER.mishap(Mishap.LOST);
    JsonNode order = order("monthly");
    SERVER.pay(invoice(order), "1");
    await().until(() -> SERVER.deliveries().contains("InvoiceSettled lost"));
    assertThat(state(order)).isEqualTo("PENDING");

    TIME.set(Instant.now().plusSeconds(120));
    routes.requestBody("direct:reconcile-due", (Object) null);

    assertThat(state(order)).isEqualTo("PAID");
    assertThat(grants(order)).isEqualTo(1);
  }

  @Test
  void whileThePaymentServerIsDownNothingIsLost() {
    JsonNode order = order("monthly");
    SERVER.down(true);
    HttpResponse<String> refused = buyer.post("/orders", "{\"plan\":\"yearly\"}");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("payment-unavailable");
    SERVER.pay(invoice(order), "1");
    await().until(() -> SERVER.deliveries().stream().anyMatch(one -> one.endsWith(" 503")));
    assertThat(state(order)).isEqualTo("PENDING");

    SERVER.down(false);

    awaitState(order, "PAID");
    assertThat(grants(order)).isEqualTo(1);
    assertThat(order("yearly").path("checkoutUrl").asText()).isNotEmpty();
  }

  @Test
  void anInvoiceWhoseOrderLostSightOfItIsAdopted() {
    JsonNode order = order("yearly");
    String invoice = invoice(order);
    jdbc.sql("update orders set invoice = null, checkout_url = null where id = ?")
        .param(order.path("id").asText())
        .update();

    JsonNode again = order("yearly");

    assertThat(again.path("id")).isEqualTo(order.path("id"));
    assertThat(SERVER.invoicesOf(order.path("id").asText())).containsExactly(invoice);
    assertThat(again.path("checkoutUrl").asText()).endsWith(invoice);
  }

  @Test
  void halfThePriceBuysNothingUntilAPersonDecides() {
    JsonNode order = order("monthly");
    SERVER.pay(invoice(order), "0.5");
    SERVER.expire(invoice(order));
    awaitState(order, "EXPIRED_PARTIAL");
    assertThat(subscription().path("state").asText()).isEqualTo("NONE");
    Browser operator = operator();
    assertThat(Browser.parse(operator.get("/admin/orders?state=EXPIRED_PARTIAL")).toString())
        .contains(order.path("id").asText());

    HttpResponse<String> decided = resolve(operator, order, "grant");

    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    assertThat(Browser.parse(decided).path("state").asText()).isEqualTo("PAID");
    assertThat(subscription().path("state").asText()).isEqualTo("ACTIVE");
    assertThat(resolve(operator, order, "grant").statusCode()).isEqualTo(409);
    assertThat(resolve(operator, order, "refund").statusCode()).isEqualTo(200);
    assertThat(subscription().path("state").asText()).isEqualTo("NONE");
    assertThat(
            jdbc.sql("select action from audit_event where object = ? order by id")
                .param(order.path("id").asText())
                .query(String.class)
                .list())
        .containsExactly("grant-order", "refund-order");
  }

  @Test
  void aRejectedOrderIsNotOpenedByThePaymentServer() {
    JsonNode order = order("monthly");
    SERVER.pay(invoice(order), "0.5");
    SERVER.expire(invoice(order));
    awaitState(order, "EXPIRED_PARTIAL");
    assertThat(resolve(operator(), order, "reject").statusCode()).isEqualTo(200);

    SERVER.mark(invoice(order), InvoiceStatus.Settled);

    await().until(() -> SERVER.deliveries().contains("InvoiceSettled 200"));
    assertThat(state(order)).isEqualTo("INVALID");
    assertThat(subscription().path("state").asText()).isEqualTo("NONE");
  }

  @Test
  void aPeriodForFreeNeedsNoOrder() {
    String account = buyer.look().path("account").asText();

    HttpResponse<String> given =
        operator()
            .post(
                "/admin/accounts/" + account + "/grants",
                "{\"period\":\"P14D\",\"note\":\"thanks\"}");

    assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
    assertThat(subscription().path("state").asText()).isEqualTo("ACTIVE");
    assertThat(
            jdbc.sql("select account_can_send(cast(? as uuid))")
                .param(account)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void remindersAreSaidOnceAndOnlyWhileTheyAreTrue() {
    JsonNode order = order("monthly");
    SERVER.pay(invoice(order), "1");
    awaitState(order, "PAID");
    Instant end = Instant.parse(subscription().path("currentEnd").asText());

    for (Duration before :
        new Duration[] {
          Duration.ofDays(8),
          Duration.ofDays(6),
          Duration.ofDays(5),
          Duration.ofHours(3),
          Duration.ofDays(-1)
        }) {
      TIME.set(end.minus(before));
      routes.requestBody("direct:notify-due", (Object) null);
    }

    assertThat(
            jdbc.sql(
                    "select kind from notice where account = cast(? as uuid) and kind like 'subscription-%' order by id")
                .param(buyer.look().path("account").asText())
                .query(String.class)
                .list())
        .containsExactly(
            "subscription-active",
            "subscription-ends-7d",
            "subscription-ends-1d",
            "subscription-grace");
  }

  @Test
  void noticesAreThoseOfTheAccountAlone() {
    JsonNode order = order("monthly");
    SERVER.pay(invoice(order), "1");
    awaitState(order, "PAID");
    String id = Browser.parse(buyer.get("/notices")).at("/items/0/id").asText();
    Browser other = register();

    assertThat(Browser.parse(other.get("/notices")).path("items")).isEmpty();
    other.send("DELETE", "/api/v1/notices/" + id, null);
    int before = Browser.parse(buyer.get("/notices")).path("items").size();
    assertThat(buyer.send("DELETE", "/api/v1/notices/" + id, null).statusCode()).isEqualTo(204);

    assertThat(Browser.parse(buyer.get("/notices")).path("items")).hasSize(before - 1);
    assertThat(other.get("/orders/" + order.path("id").asText()).statusCode()).isEqualTo(404);
  }

  @Test
  void ordersHaveTheirLimits() {
    assertThat(buyer.post("/orders", "{\"plan\":\"lifetime\"}").statusCode()).isEqualTo(422);
    assertThat(buyer.post("/orders", "{\"plan\":\"monthly\",\"amount\":\"0.01\"}").statusCode())
        .isEqualTo(400);
    for (int i = 0; i < 20; i++) {
      order("monthly");
      jdbc.sql("update orders set state = 'EXPIRED' where account = cast(? as uuid)")
          .param(buyer.look().path("account").asText())
          .update();
    }

    HttpResponse<String> refused = buyer.post("/orders", "{\"plan\":\"monthly\"}");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("too-many-orders");
  }

  private static HttpResponse<String> resolve(Browser operator, JsonNode order, String action) {
    return operator.post(
        "/admin/orders/" + order.path("id").asText() + "/resolve",
        "{\"action\":\"%s\",\"note\":\"asked by mail\"}".formatted(action));
  }
}
