package org.kosmoconnect.hub.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kosmoconnect.hub.fault.Effort;
import org.kosmoconnect.testbed.btcpay.InvoiceStatus;
import org.kosmoconnect.testbed.btcpay.Mishap;

/** Whatever happens to deliveries and to the hub, the ledger says what the invoice says. */
class LedgerProofIT extends PaidHub {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int SEED = 20_261_128;

  /** One seed a round, so that a round that fails can be run alone. */
  @Test
  void anyOrderAndRepetitionOfDeliveriesEndsInTheSameLedger() {
    for (int round = 0; round < Effort.of(6, 200); round++) {
      Random chance = new Random(SEED + round);
      buyer = register();
      SERVER.mishap(Mishap.HELD);
      JsonNode order = order("monthly");
      String invoice = invoice(order);
      for (int act = 1 + chance.nextInt(4); act > 0; act--) {
        happen(invoice, chance);
        if (chance.nextBoolean()) {
          SERVER.release(chance);
          SERVER.mishap(Mishap.HELD);
        }
      }
      await().atMost(PATIENCE).until(() -> !SERVER.statusOf(invoice).startsWith("Processing"));
      SERVER.release(chance);
      await().atMost(PATIENCE).until(SERVER::idle);

      String end = SERVER.statusOf(invoice);
      assertThat(state(order)).as("round %d, invoice %s", round, end).isEqualTo(stateOf(end));
      assertThat(grants(order)).as("round %d, invoice %s", round, end).isEqualTo(grantsOf(end));
      assertThat(subscription().path("canSend").asBoolean()).isEqualTo(grantsOf(end) == 1);
    }
  }

  private static void happen(String invoice, Random chance) {
    switch (chance.nextInt(6)) {
      case 0 -> SERVER.pay(invoice, "0.5");
      case 1 -> SERVER.pay(invoice, "1");
      case 2 -> SERVER.pay(invoice, "2");
      case 3 -> SERVER.expire(invoice);
      case 4 -> SERVER.mark(invoice, InvoiceStatus.Settled);
      default -> {
        // What is settled by money cannot be made invalid.
        if (!SERVER.statusOf(invoice).matches("Settled/(None|PaidOver)")) {
          SERVER.mark(invoice, InvoiceStatus.Invalid);
        }
      }
    }
  }

  private static String stateOf(String invoice) {
    return switch (invoice.replaceFirst("/.*", "")) {
      case "Settled" -> "PAID";
      case "Invalid" -> "INVALID";
      case "New" -> "PENDING";
      default ->
          switch (invoice) {
            case "Expired/PaidPartial" -> "EXPIRED_PARTIAL";
            case "Expired/PaidLate", "Expired/PaidOver" -> "PAID_LATE";
            default -> "EXPIRED";
          };
    };
  }

  private static int grantsOf(String invoice) {
    return invoice.startsWith("Settled") ? 1 : 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"grant_entry", "notice"})
  void whatBreaksOffHalfwayHasChangedNothing(String table) {
    JsonNode order = order("monthly");
    String id = order.path("id").asText();
    await().atMost(PATIENCE).until(SERVER::idle);
    long before = refused();
    jdbc.sql(
            """
            create function break_off() returns trigger language plpgsql as
            $$ begin raise exception 'broken off by a test'; end $$
            """)
        .update();
    jdbc.sql(
            "create trigger break_off before insert on "
                + table
                + " for each row execute function break_off()")
        .update();
    try {
      SERVER.pay(invoice(order), "1");
      await().atMost(PATIENCE).until(() -> refused() > before);

      assertThat(state(order)).isNotEqualTo("PAID");
      assertThat(traces(id)).containsOnly(0L);
    } finally {
      jdbc.sql("drop function break_off() cascade").update();
    }

    await().atMost(PATIENCE).until(() -> state(order).equals("PAID"));
    assertThat(traces(id)).containsExactly(1L, 1L);
  }

  private static long refused() {
    return SERVER.deliveries().stream().filter("InvoiceSettled 503"::equals).count();
  }

  /** What the last step of a payment leaves: a period and the news of it. */
  private List<Long> traces(String order) {
    return List.of(
        jdbc.sql("select count(*) from grant_entry where order_id = ?")
            .param(order)
            .query(Long.class)
            .single(),
        jdbc.sql("select count(*) from notice where subject = ? and kind = 'subscription-active'")
            .param(order)
            .query(Long.class)
            .single());
  }

  @Test
  void aSecretIsRotatedWithoutLosingADelivery() {
    String present = SERVER.secret();
    JsonNode before = order("monthly");
    JsonNode after = order("yearly");
    SERVER.pay(invoice(before), "1");
    awaitState(before, "PAID");
    SERVER.rotateSecret(NEXT_SECRET);
    try {
      SERVER.pay(invoice(after), "1");

      awaitState(after, "PAID");
    } finally {
      SERVER.rotateSecret(present);
    }
    assertThat(SERVER.deliveries()).noneMatch(one -> one.endsWith(" 401"));
  }

  @Test
  void aServerThatIsTooSlowIsNotWaitedFor() {
    SERVER.slow(Duration.ofSeconds(8));

    HttpResponse<String> refused = buyer.post("/orders", "{\"plan\":\"monthly\"}");

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("payment-unavailable");
    SERVER.slow(Duration.ZERO);
    assertThat(order("monthly").path("checkoutUrl").asText()).isNotEmpty();
  }
}
