package org.kosmoconnect.hub.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.billing.BtcPayInvoices;
import org.kosmoconnect.billing.Order;
import org.kosmoconnect.billing.OrderState;
import org.kosmoconnect.testbed.btcpay.GreenfieldContract;
import org.kosmoconnect.testbed.btcpay.StandInBtcPay;

/** What the hub asks of BTCPay Server, and what the stand-in answers, is as its API says. */
class GreenfieldTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Order ORDER =
      new Order(
          "kc-0123456789abcdef",
          "store",
          null,
          new BigDecimal("5.00"),
          "EUR",
          OrderState.PENDING,
          Set.of(),
          false);

  private static String request() {
    return BtcPayInvoices.write(ORDER, 60, "https://hub.example/account");
  }

  @Test
  void theRequestForAnInvoiceIsAsTheApiSays() throws IOException {
    JsonNode request = JSON.readTree(request());

    assertThat(GreenfieldContract.faults(request, "CreateInvoiceRequest")).isEmpty();
    assertThat(GreenfieldContract.faults(request.path("checkout"), "CheckoutOptions")).isEmpty();
    assertThat(request.path("amount").isTextual()).isTrue();
    assertThat(request.path("currency").asText()).isEqualTo("EUR");
    assertThat(request.at("/checkout/paymentTolerance").asInt(-1)).isZero();
    assertThat(request.at("/checkout/speedPolicy").asText()).isEqualTo("MediumSpeed");
  }

  @Test
  void theStandInAnswersAsTheApiSays() throws IOException, InterruptedException {
    try (StandInBtcPay server = StandInBtcPay.start(Duration.ofSeconds(1))) {
      HttpResponse<String> answer = send(server, "POST", "/invoices", request());

      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode invoice = JSON.readTree(answer.body());
      assertThat(GreenfieldContract.faults(invoice, "InvoiceData")).isEmpty();
      assertThat(invoice.path("metadata")).isEqualTo(JSON.readTree(request()).path("metadata"));
    }
  }

  @Test
  void theStandInRefusesWhatTheApiDoesNotKnow() throws IOException, InterruptedException {
    try (StandInBtcPay server = StandInBtcPay.start(Duration.ofSeconds(1))) {
      for (String slip :
          List.of(
              "{\"amount\":5.00,\"currency\":\"EUR\"}",
              "{\"amount\":\"5.00\",\"curency\":\"EUR\"}",
              "{\"amount\":\"5.00\",\"checkout\":{\"speedPolicy\":\"Fast\"}}",
              "{\"amount\":\"5.00\",\"checkout\":{\"expirationMinute\":60}}",
              "{\"amount\":\"5.00\",\"checkout\":{\"paymentTolerance\":101}}",
              "[]",
              "not json")) {
        assertThat(send(server, "POST", "/invoices", slip).statusCode()).as(slip).isEqualTo(422);
      }
      assertThat(send(server, "GET", "/invoices?order=1", "").statusCode()).isEqualTo(400);
      assertThat(send(server, "PATCH", "/invoices", "{}").statusCode()).isEqualTo(404);
      String id =
          JSON.readTree(send(server, "POST", "/invoices", request()).body()).at("/id").asText();
      assertThat(
              send(server, "POST", "/invoices/" + id + "/status", "{\"status\":\"Paid\"}")
                  .statusCode())
          .isEqualTo(422);
      assertThat(server.statusOf(id)).isEqualTo("New/None");
    }
  }

  private static HttpResponse<String> send(
      StandInBtcPay server, String method, String path, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(server.url() + "/api/v1/stores/" + server.storeId() + path))
                .header("Authorization", "token " + server.apiKey())
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }
}
