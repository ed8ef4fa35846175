package org.kosmoconnect.hub.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.testbed.btcpay.StandInBtcPay;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** All cases of the vectors through the real endpoint, the real routes and the real ledger. */
@HubTest
class WebhookVectorsIT {

  private static final Path FOLDER =
      Path.of("../processors/src/test/resources/vectors/btcpay").toAbsolutePath().normalize();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StandInBtcPay SERVER = StandInBtcPay.start(Duration.ofSeconds(1));
  private static final TestClock TIME = new TestClock();

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private ProducerTemplate routes;
  @Autowired private MeterRegistry meters;
  @TestBean private BillingClock billingClock;
  private final HttpClient client = HttpClient.newHttpClient();

  static BillingClock billingClock() {
    return new BillingClock((Clock) TIME);
  }

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry registry) {
    registry.add("kosmo.public-url", () -> "http://localhost:8080");
    registry.add("kosmo.btcpay.url", SERVER::url);
    registry.add("kosmo.btcpay.api-key", SERVER::apiKey);
    registry.add("kosmo.btcpay.store-id", () -> context("storeId").iterator().next());
    registry.add(
        "kosmo.btcpay.webhook-secrets", () -> String.join(",", context("acceptedSecrets")));
  }

  @AfterEach
  void letTimeRun() {
    TIME.set(null);
  }

  @TestFactory
  Stream<DynamicTest> everyCaseComesOutAsExpected() {
    return cases().stream()
        .map(
            vector ->
                dynamicTest(
                    vector.path("id").asText() + " " + vector.path("title").asText(),
                    () -> play(vector)));
  }

  private void play(JsonNode vector) throws Exception {
    jdbc.sql("truncate orders, webhook_delivery, grant_entry, notice").update();
    if (vector.path("kind").asText().equals("delivery")) {
      JsonNode context = vector.path("context");
      context.path("knownInvoices").forEach(invoice -> openOrder("kc-known", invoice.asText()));
      context.path("processedDeliveries").forEach(this::process);
      context.path("knownInvoices").forEach(invoice -> SERVER.script(invoice.asText(), 200, any()));
      deliver(vector.path("request"), vector.path("expect"));
      return;
    }
    int number = 0;
    for (JsonNode step : vector.path("steps")) {
      number++;
      TIME.set(Instant.parse(step.path("now").asText()));
      step(step);
      compare("step " + number, step.path("expect"));
    }
  }

  private void step(JsonNode step) throws Exception {
    JsonNode answer = step.path("greenfieldGetInvoice");
    if (!answer.isMissingNode()) {
      jdbc.sql("select invoice from orders")
          .query(String.class)
          .list()
          .forEach(
              invoice ->
                  SERVER.script(
                      invoice, answer.path("status").asInt(), answer.path("invoice").toString()));
    }
    switch (step.path("op").asText()) {
      case "create_order" -> create(step);
      case "deliver" -> deliver(step.path("request"), step.path("expect"));
      case "reconcile" -> {
        routes.requestBody("direct:reconcile-due", (Object) null);
      }
      default -> assertThat(step.path("op").asText()).isEqualTo("tick");
    }
  }

  private void deliver(JsonNode request, JsonNode expect) throws Exception {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/btcpay"))
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    Base64.getDecoder().decode(request.path("bodyBase64").asText())));
    request
        .path("headers")
        .properties()
        .forEach(header -> post.header(header.getKey(), header.getValue().asText()));
    String wanted = expect.path("verdict").asText();
    double before = counted(wanted);
    HttpResponse<String> response = client.send(post.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(expect.path("http").asInt());
    JsonNode answer = JSON.readTree(response.body());
    String verdict =
        answer.has("verdict")
            ? answer.path("verdict").asText()
            : answer.path("code").asText().replace('-', '_');
    assertThat(verdict).isEqualTo(wanted);
    assertThat(counted(wanted)).as("deliveries counted as " + wanted).isEqualTo(before + 1);
    if (expect.has("reason")) {
      assertThat(answer.path("reason")).isEqualTo(expect.path("reason"));
    }
  }

  private double counted(String verdict) {
    return meters.find("kosmo_webhook_deliveries").tag("verdict", verdict).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private void compare(String step, JsonNode expect) {
    JsonNode subscription = expect.path("subscription");
    if (!subscription.isMissingNode()) {
      List<String> is =
          jdbc.sql(
                  """
                  select concat_ws(' ', s.state, s.can_send, coalesce(iso_time(s.current_end), 'null'))
                  from subscription_at(cast(? as uuid), cast(? as timestamptz)) s
                  """)
              .param(account(subscription.path("user").asText()))
              .param(TIME.instant().toString())
              .query(String.class)
              .list();
      assertThat(is)
          .as(step)
          .containsExactly(
              "%s %s %s"
                  .formatted(
                      subscription.path("state").asText(),
                      subscription.path("canSend").asBoolean() ? "t" : "f",
                      subscription.path("currentEnd").asText()));
    }
    JsonNode order = expect.path("order");
    if (!order.isMissingNode()) {
      List<String> flags = new ArrayList<>();
      order.path("flags").forEach(flag -> flags.add(flag.asText()));
      assertThat(
              jdbc.sql(
                      "select state || ' ' || array_to_string(flags, ',') from orders where id = ?")
                  .param(order.path("orderId").asText())
                  .query(String.class)
                  .single())
          .as(step)
          .isEqualTo(order.path("state").asText() + " " + String.join(",", flags));
    }
  }

  private void create(JsonNode step) {
    insert(
        step.path("orderId").asText(),
        account(step.path("user").asText()),
        step.path("plan").asText(),
        step.path("invoiceId").asText());
  }

  private void openOrder(String id, String invoice) {
    insert(id, account("known"), "monthly", invoice);
  }

  private void insert(String id, String account, String plan, String invoice) {
    jdbc.sql(
            """
            insert into orders (id, account, plan, period, amount, currency, store, invoice, created_at, changed_at, checked_at)
            select :id, cast(:account as uuid), p.id, p.period, p.price, p.currency, :store, :invoice,
              cast(:now as timestamptz), cast(:now as timestamptz), cast(:now as timestamptz)
            from plan p where p.id = :plan
            """)
        .param("id", id)
        .param("account", account)
        .param("plan", plan)
        .param("store", context("storeId").iterator().next())
        .param("invoice", invoice)
        .param("now", TIME.instant().toString())
        .update();
  }

  private void process(JsonNode delivery) {
    jdbc.sql("insert into webhook_delivery values (?, ?, 'InvoiceSettled', 'kc-known', now())")
        .param(delivery.path("webhookId").asText())
        .param(delivery.path("originalDeliveryId").asText())
        .update();
  }

  /** Returns the account of a user of the vectors, made when it is first named. */
  private String account(String user) {
    String id =
        UUID.nameUUIDFromBytes(user.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString();
    jdbc.sql("insert into account (id, email) values (cast(? as uuid), ?) on conflict do nothing")
        .param(id)
        .param(user + "@example.org")
        .update();
    return id;
  }

  private static String any() {
    return "{\"id\":\"any\",\"status\":\"New\",\"additionalStatus\":\"None\"}";
  }

  private static Set<String> context(String field) {
    Set<String> values = new TreeSet<>();
    for (JsonNode vector : cases()) {
      JsonNode value = vector.path("context").path(field);
      if (value.isArray()) {
        value.forEach(one -> values.add(one.asText()));
      } else {
        values.add(value.asText());
      }
    }
    return values;
  }

  private static List<JsonNode> cases() {
    try {
      List<JsonNode> cases = new ArrayList<>();
      for (JsonNode entry : JSON.readTree(FOLDER.resolve("index.json").toFile()).path("cases")) {
        cases.add(JSON.readTree(FOLDER.resolve(entry.path("file").asText()).toFile()));
      }
      assertThat(cases).hasSizeGreaterThanOrEqualTo(40);
      return cases;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
