package org.kosmoconnect.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BtcPayInvoicesTest {

  @Test
  void readsWhatDecides() {
    Invoice invoice =
        BtcPayInvoices.read(
            bytes(
                """
                {"id":"inv","storeId":"store","type":"Standard","amount":"5.00","paidAmount":5,"currency":"EUR",
                 "status":"Expired","additionalStatus":"PaidLate","metadata":{"orderId":"kc-1"},
                 "expirationTime":1772362800,"monitoringExpiration":1772449200,"checkoutLink":"http://pay/i/inv"}"""));

    assertThat(invoice)
        .isEqualTo(
            new Invoice(
                "inv",
                "store",
                "Standard",
                new BigDecimal("5.00"),
                new BigDecimal("5"),
                "EUR",
                "kc-1",
                Invoice.Status.EXPIRED,
                Invoice.Payment.LATE,
                Instant.parse("2026-03-01T11:00:00Z"),
                Instant.parse("2026-03-02T11:00:00Z"),
                "http://pay/i/inv"));
  }

  @Test
  void whatIsNotKnownIsNotGuessed() {
    Invoice invoice =
        BtcPayInvoices.readAll(bytes("[{\"id\":\"a\",\"status\":\"Frozen\",\"amount\":null}]"))
            .get(0);

    assertThat(invoice.status()).isEqualTo(Invoice.Status.UNKNOWN);
    assertThat(invoice.payment()).isEqualTo(Invoice.Payment.UNKNOWN);
    assertThat(invoice.amount()).isNull();
    assertThat(invoice.orderId()).isNull();
  }

  @Test
  void anAnswerThatIsNoInvoiceIsAFaultOfTheProvider() {
    assertThatThrownBy(() -> BtcPayInvoices.read(bytes("<html>")))
        .isInstanceOf(PaymentUnavailableException.class);
    assertThatThrownBy(() -> BtcPayInvoices.read(bytes("{\"code\":\"invoice-not-found\"}")))
        .isInstanceOf(PaymentUnavailableException.class);
    assertThatThrownBy(
            () -> BtcPayInvoices.read(bytes("{\"id\":\"a\",\"status\":\"New\",\"amount\":\"x\"}")))
        .isInstanceOf(PaymentUnavailableException.class);
  }

  @Test
  void aRequestLeavesNothingToTheSettingsOfTheStore() throws Exception {
    Order order =
        new Order(
            "kc-1",
            "store",
            null,
            new BigDecimal("50.00"),
            "EUR",
            OrderState.PENDING,
            Set.of(),
            false);

    JsonNode request =
        new ObjectMapper().readTree(BtcPayInvoices.write(order, 60, "https://hub/account"));

    assertThat(request.path("amount").textValue()).isEqualTo("50.00");
    assertThat(request.path("currency").textValue()).isEqualTo("EUR");
    assertThat(request.at("/metadata/orderId").textValue()).isEqualTo("kc-1");
    assertThat(request.path("checkout").properties())
        .extracting(option -> option.getKey() + "=" + option.getValue().asText())
        .containsExactly(
            "speedPolicy=MediumSpeed",
            "expirationMinutes=60",
            "monitoringMinutes=1440",
            "paymentTolerance=0",
            "redirectURL=https://hub/account",
            "redirectAutomatically=false");
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
