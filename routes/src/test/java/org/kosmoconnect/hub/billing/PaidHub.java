package org.kosmoconnect.hub.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.security.Browser;
import org.kosmoconnect.testbed.btcpay.Mishap;
import org.kosmoconnect.testbed.btcpay.StandInBtcPay;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** A hub that takes payments at a stand-in of BTCPay Server, and somebody who buys. */
@HubTest
abstract class PaidHub {

  private static final String PASSWORD = "a horse and a battery";
  static final StandInBtcPay SERVER = StandInBtcPay.start(Duration.ofMillis(100));
  static final TestClock TIME = new TestClock();

  /** Accepted beside the present one, as while secrets are rotated. */
  static final String NEXT_SECRET = "the next secret";

  @LocalServerPort private int port;
  @Autowired JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  @Autowired ProducerTemplate routes;
  @TestBean private BillingClock billingClock;
  Browser buyer;

  static BillingClock billingClock() {
    return new BillingClock((Clock) TIME);
  }

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry registry) {
    registry.add("kosmo.public-url", () -> "http://localhost:8080");
    registry.add("kosmo.btcpay.url", SERVER::url);
    registry.add("kosmo.btcpay.api-key", SERVER::apiKey);
    registry.add("kosmo.btcpay.store-id", SERVER::storeId);
    registry.add("kosmo.btcpay.webhook-secrets", () -> SERVER.secret() + "," + NEXT_SECRET);
  }

  @BeforeEach
  void signIn() {
    TIME.set(null);
    SERVER.down(false);
    SERVER.slow(Duration.ZERO);
    SERVER.mishap(Mishap.NONE);
    SERVER.sendTo(URI.create("http://127.0.0.1:" + port + "/webhooks/btcpay"));
    buyer = register();
  }

  Browser register() {
    // Many are registered from one address.
    redis.delete(redis.keys("kosmo:throttle:*"));
    Browser browser = new Browser(port);
    String email = UUID.randomUUID() + "@example.org";
    browser.look();
    browser.post("/account", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    assertThat(browser.signIn(email, PASSWORD).statusCode()).isEqualTo(200);
    return browser;
  }

  Browser operator() {
    Browser browser = new Browser(port);
    assertThat(browser.signIn("operator@example.org", "correct horse battery staple").statusCode())
        .isEqualTo(200);
    return browser;
  }

  JsonNode order(String plan) {
    HttpResponse<String> answer = buyer.post("/orders", "{\"plan\":\"%s\"}".formatted(plan));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Browser.parse(answer);
  }

  static String invoice(JsonNode order) {
    return SERVER.invoicesOf(order.path("id").asText()).get(0);
  }

  JsonNode subscription() {
    return Browser.parse(buyer.get("/subscription"));
  }

  String state(JsonNode order) {
    return Browser.parse(buyer.get("/orders/" + order.path("id").asText())).path("state").asText();
  }

  void awaitState(JsonNode order, String state) {
    await().atMost(Duration.ofSeconds(20)).until(() -> state(order).equals(state));
  }

  int grants(JsonNode order) {
    return jdbc.sql("select count(*) from grant_entry where order_id = ? and revoked_at is null")
        .param(order.path("id").asText())
        .query(Integer.class)
        .single();
  }
}
