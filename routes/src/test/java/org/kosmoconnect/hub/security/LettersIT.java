package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where the hub sends mail, addresses are proven and passwords reset by letters. */
@HubTest
class LettersIT {

  private static final SmtpInbox INBOX = new SmtpInbox();
  private static final String PASSWORD = "a horse and a battery";

  @LocalServerPort private int port;
  @Autowired private StringRedisTemplate redis;
  private final String email = UUID.randomUUID() + "@example.org";
  private Browser browser;

  @DynamicPropertySource
  static void sendMail(DynamicPropertyRegistry registry) {
    registry.add("kosmo.public-url", () -> "http://kosmo.example");
    registry.add(
        "kosmo.smtp-url", () -> "smtp://localhost:" + INBOX.port() + "?from=hub@kosmo.example");
  }

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
