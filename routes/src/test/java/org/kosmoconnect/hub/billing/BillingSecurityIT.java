package org.kosmoconnect.hub.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Who may do what with money, on a hub that takes none. */
@HubTest
class BillingSecurityIT {

  private static final String ID = "/orders/kc-000000000000000000000000000000000000";

  @LocalServerPort private int port;
  @Autowired private StringRedisTemplate redis;
  private Browser browser;

  @BeforeEach
  void openABrowser() {
    redis.delete(redis.keys("kosmo:throttle:*"));
    browser = new Browser(port);
    browser.look();
  }

  private void signIn() {
    String email = UUID.randomUUID() + "@example.org";
    browser.post(
        "/account", "{\"email\":\"%s\",\"password\":\"a horse and a battery\"}".formatted(email));
    assertThat(browser.signIn(email, "a horse and a battery").statusCode()).isEqualTo(200);
  }

  @TestFactory
  Stream<DynamicTest> strangersSeePlansAndNothingElse() {
    return Stream.of("/subscription", "/orders", ID, "/notices", "/admin/orders")
        .map(
            path ->
                dynamicTest(path, () -> assertThat(browser.get(path).statusCode()).isEqualTo(401)));
  }

  @Test
  void plansAreForEveryone() {
    assertThat(browser.get("/plans").statusCode()).isEqualTo(200);
  }

  @Test
  void strangersChangeNothing() {
    assertThat(browser.post("/orders", "{\"plan\":\"monthly\"}").statusCode()).isEqualTo(401);
    assertThat(browser.send("DELETE", "/api/v1/notices/1", null).statusCode()).isEqualTo(401);
  }

  @Test
  void subscribersAreNoOperators() {
    signIn();

    assertThat(browser.get("/admin/orders").statusCode()).isEqualTo(403);
    assertThat(
            browser
                .post("/admin" + ID + "/resolve", "{\"action\":\"grant\",\"note\":\"me\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            browser
                .post(
                    "/admin/accounts/" + browser.look().path("account").asText() + "/grants",
                    "{\"period\":\"P1Y\",\"note\":\"me\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void anOrderNeedsTheTokenAgainstForgedRequests() {
    signIn();

    assertThat(browser.plain("POST", "/api/v1/orders", "{\"plan\":\"monthly\"}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aHubWithoutAPaymentServerSaysSo() {
    signIn();

    HttpResponse<String> answer = browser.post("/orders", "{\"plan\":\"monthly\"}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("payment-not-set-up");
    assertThat(browser.get(ID).statusCode()).isEqualTo(404);
  }

  @Test
  void anUnsignedDeliveryIsRefusedAtBothAddresses() {
    assertThat(browser.plain("POST", "/webhooks/btcpay", "{}").statusCode()).isEqualTo(401);
    assertThat(browser.plain("POST", "/api/v1/webhooks/btcpay", "{}").statusCode()).isEqualTo(401);
    assertThat(browser.plain("POST", "/webhooks/btcpay", "x".repeat(300_000)).statusCode())
        .isEqualTo(413);
  }

  @Test
  void aFloodOfDeliveriesIsHeldOff() {
    int last = 0;
    for (int i = 0; i < 301; i++) {
      last = browser.plain("POST", "/webhooks/btcpay", "{}").statusCode();
    }

    assertThat(last).isEqualTo(429);
  }
}
