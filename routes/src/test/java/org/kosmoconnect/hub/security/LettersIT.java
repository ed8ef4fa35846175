package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the hub sends mail, addresses are proven and passwords reset by letters. */
class LettersIT extends MailingHub {

  private static final String PASSWORD = "a horse and a battery";

  private static final List<String> KINDS =
      List.of(
          "payment-confirming",
          "payment-partial",
          "payment-late",
          "payment-review",
          "payment-invalid",
          "payment-refunded",
          "payment-rejected",
          "subscription-active",
          "subscription-ends-7d",
          "subscription-ends-1d",
          "subscription-grace",
          "subscription-ended",
          "bridge-offline",
          "claim-suspended");

  @LocalServerPort private int port;
  @Autowired private StringRedisTemplate redis;
  @Autowired private JdbcClient jdbc;
  @Autowired private ProducerTemplate routes;
  private final String email = UUID.randomUUID() + "@example.org";
  private Browser browser;

  @BeforeEach
  void register() {
    redis.delete(redis.keys("kosmo:throttle:*"));
    browser = new Browser(port);
    browser.look();
    browser.post("/account", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
  }

  private static String token(String mail, String page) {
    Matcher link =
        Pattern.compile("http://kosmo[.]example/" + page + "#([0-9a-f]{64})").matcher(mail);
    assertThat(link.find()).as(mail).isTrue();
    return link.group(1);
  }

  @Test
  void aLetterProvesTheAddressOnce() {
    String mail = INBOX.next();
    String body = "{\"token\":\"%s\"}".formatted(token(mail, "verify"));
    browser.signIn(email, PASSWORD);
    assertThat(mail).contains("To: " + email, "From: hub@kosmo.example");
    assertThat(browser.look().path("verified").asBoolean()).isFalse();

    assertThat(browser.post("/account/verify", body).statusCode()).isEqualTo(204);

    assertThat(browser.look().path("verified").asBoolean()).isTrue();
    assertThat(browser.post("/account/verify", body).statusCode()).isEqualTo(410);
  }

  @Test
  void theLetterIsSentAgainUntilTheAddressIsProven() {
    INBOX.next();
    String asked = "{\"email\":\"%s\"}".formatted(email);
    String answer = browser.post("/account/verification", asked).body();
    String proof = "{\"token\":\"%s\"}".formatted(token(INBOX.next(), "verify"));

    for (int again = 2; again < 7; again++) {
      assertThat(browser.post("/account/verification", asked).statusCode()).isEqualTo(202);
    }
    assertThat(openProofs())
        .as("one of registering, and of asking until the day's five")
        .isEqualTo(5);
    for (int letter = 3; letter <= 5; letter++) {
      assertThat(INBOX.next()).contains("/verify#");
    }

    assertThat(browser.post("/account/verify", proof).statusCode()).isEqualTo(204);
    assertThat(browser.post("/account/verification", asked).body()).isEqualTo(answer);
    assertThat(browser.post("/account/verification", "{\"email\":\"no@example.org\"}").body())
        .isEqualTo(answer);
    assertThat(openProofs()).isEqualTo(4);
  }

  private long openProofs() {
    return jdbc.sql(
            """
            select count(*) from account_token t join account a on a.id = t.account
            where a.email = ? and t.purpose = 'verify'
            """)
        .param(email)
        .query(Long.class)
        .single();
  }

  @Test
  void aLetterResetsThePassword() {
    INBOX.next();
    assertThat(
            browser
                .post("/account/password-reset", "{\"email\":\"%s\"}".formatted(email))
                .statusCode())
        .isEqualTo(202);

    String body =
        "{\"token\":\"%s\",\"password\":\"another password\"}"
            .formatted(token(INBOX.next(), "reset"));

    assertThat(browser.send("PUT", "/api/v1/account/password-reset", body).statusCode())
        .isEqualTo(204);
    assertThat(browser.signIn(email, "another password").statusCode()).isEqualTo(200);
  }

  @Test
  void everyNoticeIsMailedOnceToAProvenAddress() {
    String proof = "{\"token\":\"%s\"}".formatted(token(INBOX.next(), "verify"));
    browser.signIn(email, PASSWORD);
    notice("payment-late");
    routes.requestBody("direct:notify-mail-due", (Object) null);
    assertThat(unmailed()).isEqualTo(1);
    browser.post("/account/verify", proof);
    for (String kind : KINDS) {
      notice(kind);
    }

    routes.requestBody("direct:notify-mail-due", (Object) null);
    routes.requestBody("direct:notify-mail-due", (Object) null);

    assertThat(unmailed()).isZero();
    List<String> mails = new ArrayList<>();
    for (int i = 0; i < KINDS.size(); i++) {
      mails.add(INBOX.next());
    }
    assertThat(mails)
        .allSatisfy(
            mail ->
                assertThat(mail)
                    .contains("To: " + email, "Subject: KosmoConnect: ", "/account")
                    .doesNotContain("{"));
    assertThat(String.join("", mails))
        .contains("2.50 of 5.00 EUR", "2027-01-02 03:04 UTC", "roof-1");
  }

  @Test
  void whoeverWantsNoLettersGetsNone() {
    String proof = "{\"token\":\"%s\"}".formatted(token(INBOX.next(), "verify"));
    browser.signIn(email, PASSWORD);
    browser.post("/account/verify", proof);
    browser.send("PATCH", "/api/v1/account", "{\"settings\":{\"mails\":false}}");
    notice("subscription-active");

    routes.requestBody("direct:notify-mail-due", (Object) null);

    assertThat(unmailed()).isEqualTo(1);
    assertThat(Browser.parse(browser.get("/notices")).path("items")).hasSize(1);
  }

  private void notice(String kind) {
    jdbc.sql(
            """
            insert into notice (account, kind, subject, detail, created_at)
            select id, ?, 'test',
              '{"paid": "2.50", "amount": "5.00", "currency": "EUR", "end": "2027-01-02T03:04:00Z", "bridge": "roof-1"}', now()
            from account where email = ?
            on conflict do nothing
            """)
        .params(kind, email)
        .update();
  }

  private long unmailed() {
    return jdbc.sql(
            """
            select count(*) from notice n join account a on a.id = n.account
            where a.email = ? and n.mailed_at is null
            """)
        .param(email)
        .query(Long.class)
        .single();
  }

  @Test
  void whoeverHasAnAccountIsToldSoByLetterOnly() {
    INBOX.next();

    assertThat(
            browser
                .post(
                    "/account", "{\"email\":\"%s\",\"password\":\"another one\"}".formatted(email))
                .statusCode())
        .isEqualTo(202);

    assertThat(INBOX.next()).contains("http://kosmo.example/reset").doesNotContain("#");
  }
}
