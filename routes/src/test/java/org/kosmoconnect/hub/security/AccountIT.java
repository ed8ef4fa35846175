package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registering, signing in and out, and what an account can do with itself. */
@HubTest
class AccountIT {

  private static final String PASSWORD = "a horse and a battery";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  private Browser browser;
  private String email;

  @BeforeEach
  void openABrowser() {
    redis.delete(redis.keys("kosmo:throttle:*"));
    browser = new Browser(port);
    email = UUID.randomUUID() + "@example.org";
  }

  private HttpResponse<String> register() {
    browser.look();
    return browser.post(
        "/account",
        "{\"email\":\"%s\",\"password\":\"%s\",\"alias\":\"Žofie\"}".formatted(email, PASSWORD));
  }

  private void signedIn() {
    register();
    assertThat(browser.signIn(email, PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverRegistersCanSignInAtOnceWhereNoMailIsSent() {
    assertThat(register().statusCode()).isEqualTo(202);
    assertThat(browser.get("/account").statusCode()).isEqualTo(401);

    HttpResponse<String> answer = browser.signIn(email.toUpperCase(), PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode account = Browser.parse(browser.get("/account"));
    assertThat(account.path("email").asText()).isEqualTo(email);
    assertThat(account.path("alias").asText()).isEqualTo("Žofie");
    assertThat(account.path("operator").asBoolean()).isFalse();
    assertThat(browser.look().path("account").asText()).isEqualTo(account.path("id").asText());
  }

  @Test
  void registeringTwiceIsAnsweredAlikeAndChangesNothing() {
    HttpResponse<String> first = register();
    HttpResponse<String> second =
        browser.post(
            "/account", "{\"email\":\"%s\",\"password\":\"another password\"}".formatted(email));

    assertThat(second.statusCode()).isEqualTo(first.statusCode());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(browser.signIn(email, "another password").statusCode()).isEqualTo(401);
    assertThat(browser.signIn(email, PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSession() {
    signedIn();
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);

    assertThat(browser.send("DELETE", "/api/v1/session", null).statusCode()).isEqualTo(204);

    assertThat(browser.get("/account").statusCode()).isEqualTo(401);
    assertThat(browser.look().has("account")).isFalse();
  }

  @Test
  void aSessionBeginsUnderANewNameAndANewToken() {
    String before = browser.look().at("/csrf/token").asText();
    HttpResponse<String> answer = browser.signIn(email, PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(401);
    register();

    answer = browser.signIn(email, PASSWORD);

    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(
            cookie ->
                cookie.startsWith("kosmo=")
                    && cookie.contains("HttpOnly")
                    && cookie.contains("SameSite=Lax"));
    assertThat(
            browser.plain("DELETE", "/api/v1/session", null, "X-CSRF-Token", before).statusCode())
        .isEqualTo(403);
  }

  @Test
  void wrongPasswordsAndUnknownAddressesAreAnsweredAlike() {
    register();

    HttpResponse<String> wrong = browser.signIn(email, "not the password");
    HttpResponse<String> unknown = browser.signIn("x" + email, PASSWORD);

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void guessingIsSlowedDown() {
    register();
    for (int i = 0; i < 5; i++) {
      assertThat(browser.signIn(email, "guess " + i).statusCode()).isEqualTo(401);
    }

    HttpResponse<String> slowed = browser.signIn(email, PASSWORD);

    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(browser.signIn("x" + email, "guess").statusCode()).isEqualTo(401);
  }

  @Test
  void anAccountChangesAliasLanguageAndSettings() {
    signedIn();

    JsonNode changed =
        Browser.parse(
            browser.send(
                "PATCH",
                "/api/v1/account",
                "{\"alias\":null,\"locale\":\"cs\",\"settings\":{\"units\":\"imperial\"}}"));

    assertThat(changed.has("alias")).isFalse();
    assertThat(changed.path("locale").asText()).isEqualTo("cs");
    assertThat(changed.at("/settings/units").asText()).isEqualTo("imperial");
  }

  @Test
  void aNewAddressNeedsThePassword() {
    signedIn();
    String other = UUID.randomUUID() + "@example.org";

    HttpResponse<String> without =
        browser.send("PATCH", "/api/v1/account", "{\"email\":\"%s\"}".formatted(other));
    HttpResponse<String> with =
        browser.send(
            "PATCH",
            "/api/v1/account",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(other, PASSWORD));

    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(Browser.parse(with).path("email").asText()).isEqualTo(other);
    assertThat(new Browser(port).signIn(other, PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    signedIn();
    Browser elsewhere = new Browser(port);
    elsewhere.signIn(email, PASSWORD);

    HttpResponse<String> changed =
        browser.post(
            "/account/password",
            "{\"password\":\"%s\",\"newPassword\":\"another password\"}".formatted(PASSWORD));

    assertThat(changed.statusCode()).isEqualTo(204);
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/account").statusCode()).isEqualTo(401);
    assertThat(elsewhere.signIn(email, PASSWORD).statusCode()).isEqualTo(401);
    assertThat(elsewhere.signIn(email, "another password").statusCode()).isEqualTo(200);
  }

  @Test
  void leavingErasesWhatIsPersonalAndKeepsAPseudonym() {
    signedIn();
    String id = browser.look().path("account").asText();

    assertThat(
            browser
                .send("DELETE", "/api/v1/account", "{\"password\":\"wrong password\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            browser
                .send("DELETE", "/api/v1/account", "{\"password\":\"%s\"}".formatted(PASSWORD))
                .statusCode())
        .isEqualTo(204);

    assertThat(browser.get("/account").statusCode()).isEqualTo(401);
    assertThat(browser.signIn(email, PASSWORD).statusCode()).isEqualTo(401);
    assertThat(
            jdbc.sql("select concat(email, password_hash, alias) from account where id = ?::uuid")
                .param(id)
                .query(String.class)
                .single())
        .isEmpty();
    assertThat(
            jdbc.sql(
                    "select count(*) from audit_event where object = ? and action = 'erase-account'")
                .param(id)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void theLastOperatorCannotLeave() {
    browser.signIn("operator@example.org", "correct horse battery staple");

    HttpResponse<String> refused =
        browser.send(
            "DELETE", "/api/v1/account", "{\"password\":\"correct horse battery staple\"}");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Browser.parse(refused).path("code").asText()).isEqualTo("last-operator");
  }

  @Test
  void aSuspendedAccountMayLookButNotChange() {
    signedIn();
    jdbc.sql("update account set suspended_at = now() where email = ?").param(email).update();

    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = browser.send("PATCH", "/api/v1/account", "{\"locale\":\"de\"}");
    assertThat(Browser.parse(refused).path("code").asText()).isEqualTo("account-suspended");
    assertThat(browser.send("DELETE", "/api/v1/session", null).statusCode()).isEqualTo(204);
  }

  @Test
  void bodiesThatTheContractDoesNotKnowAreNamed() {
    browser.look();

    HttpResponse<String> refused =
        browser.post("/account", "{\"email\":\"nobody\",\"password\":\"short\",\"operator\":true}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).doesNotContain("\"short\"", "nobody");
    assertThat(Browser.parse(refused).path("errors"))
        .extracting(error -> error.path("name").asText() + " " + error.path("code").asText())
        .containsExactly("email wrong-form", "operator unknown-parameter", "password too-short");
    assertThat(browser.post("/account", "{").statusCode()).isEqualTo(400);
    assertThat(browser.post("/account", "{}{}").statusCode()).isEqualTo(400);
    assertThat(browser.post("/account", "x".repeat(70_000)).statusCode()).isEqualTo(413);
  }
}
