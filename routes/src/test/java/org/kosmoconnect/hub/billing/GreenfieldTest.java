package org.kosmoconnect.hub.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.billing.BtcPayInvoices;
import org.kosmoconnect.billing.Order;
import org.kosmoconnect.billing.OrderState;
import org.kosmoconnect.testbed.btcpay.StandInBtcPay;

/** What the hub asks of BTCPay Server, and what the stand-in answers, is as its API says. */
class GreenfieldTest {

  private static final String FILE = "/btcpay/greenfield.json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V7,
          builder ->
              builder
                  .metaSchema(OpenApi30.getInstance())
                  .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
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

  private final JsonNode api = read();

  private static JsonNode read() {
    try (InputStream file = GreenfieldTest.class.getResourceAsStream(FILE)) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String request() {
    return BtcPayInvoices.write(ORDER, 60, "https://hub.example/account");
  }

  @Test
  void theRequestForAnInvoiceIsAsTheApiSays() throws IOException {
    JsonNode request = JSON.readTree(request());

    conforms(request, "InvoiceDataBase", "CreateInvoiceRequest");
    conforms(request.path("checkout"), "CheckoutOptions");
    assertThat(request.path("amount").isTextual()).isTrue();
    assertThat(request.path("currency").asText()).isEqualTo("EUR");
    assertThat(request.at("/checkout/paymentTolerance").asInt(-1)).isZero();
    assertThat(request.at("/checkout/speedPolicy").asText()).isEqualTo("MediumSpeed");
  }

  @Test
  void theStandInAnswersAsTheApiSays() throws IOException, InterruptedException {
    try (StandInBtcPay server = StandInBtcPay.start(Duration.ofSeconds(1))) {
      String invoices = server.url() + "/api/v1/stores/" + server.storeId() + "/invoices";
      var answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(invoices))
                      .header("Authorization", "token " + server.apiKey())
                      .POST(HttpRequest.BodyPublishers.ofString(request()))
                      .build(),
                  BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode invoice = JSON.readTree(answer.body());
      conforms(invoice, "InvoiceDataBase", "InvoiceData");
      assertThat(invoice.path("metadata")).isEqualTo(JSON.readTree(request()).path("metadata"));
    }
  }

  /**
   * Holds an object against schemas that are meant together. Each of them forbids what only the
   * others know, so names and values are looked at one by one.
   */
  private void conforms(JsonNode object, String... schemas) {
    Set<String> known = new HashSet<>();
    for (String schema : schemas) {
      String path = "/components/schemas/" + schema;
      properties(path, known, object);
      for (int part = 0; part < api.at(path + "/allOf").size(); part++) {
        properties(path + "/allOf/" + part, known, object);
      }
    }
    object.fieldNames().forEachRemaining(name -> assertThat(known).contains(name));
  }

  private void properties(String path, Set<String> known, JsonNode object) {
    api.at(path + "/properties")
        .fieldNames()
        .forEachRemaining(
            name -> {
              known.add(name);
              if (object.has(name)) {
                assertThat(
                        FACTORY
                            .getSchema(
                                SchemaLocation.of(
                                    "classpath:btcpay/greenfield.json#"
                                        + path
                                        + "/properties/"
                                        + name))
                            .validate(object.path(name)))
                    .as(name)
                    .isEmpty();
              }
            });
  }
}
