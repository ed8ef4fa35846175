package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.api.Api;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Personal tokens, and what operators do with the accounts of others. */
@HubTest
class TokensIT {

  private static final String PASSWORD = "a horse and a battery";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  private Browser browser;
  private Browser operator;
  private String email;
  private Api program;

  @BeforeEach
  void signIn() {
    redis.delete(redis.keys("kosmo:throttle:*"));
    email = UUID.randomUUID() + "@example.org";
    browser = new Browser(port);
    browser.look();
    browser.post("/account", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    browser.signIn(email, PASSWORD);
    operator = new Browser(port);
    operator.signIn("operator@example.org", "correct horse battery staple");
    program = new Api(port);
  }

  private JsonNode make(Browser maker, String scope) {
    HttpResponse<String> answer =
        maker.post(
            "/tokens",
            "{\"name\":\"garden\",\"scopes\":[\"%s\"],\"expiresIn\":\"P1D\"}".formatted(scope));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Browser.parse(answer);
  }

  private int ask(String method, String path, JsonNode token) {
    return program
        .send(method, "/api/v1" + path, "Authorization", "Bearer " + token.path("token").asText())
        .statusCode();
  }

  private String account() {
    return browser.look().path("account").asText();
  }

  @Test
  void aTokenIsShownOnceAndKeptAsAHash() {
    JsonNode token = make(browser, "nodes:manage");

    String listed = browser.get("/tokens").body();

    assertThat(listed)
        .contains(token.path("id").asText(), token.path("hint").asText())
        .doesNotContain(token.path("token").asText());
    assertThat(
            String.join(
                " ", jdbc.sql("select t::text from personal_token t").query(String.class).list()))
        .doesNotContain(token.path("token").asText().substring(6));
  }

  @Test
  void aTokenOpensItsScopesAndNothingElse() {
    JsonNode token = make(browser, "nodes:manage");

    assertThat(ask("GET", "/my/nodes", token)).isEqualTo(200);
    assertThat(ask("GET", "/session", token)).isEqualTo(200);
    assertThat(ask("GET", "/tokens", token)).isEqualTo(403);
    assertThat(ask("POST", "/account/password", token)).isEqualTo(403);
    assertThat(ask("DELETE", "/account", token)).isEqualTo(403);
    assertThat(ask("GET", "/admin/accounts", token)).isEqualTo(403);
  }

  @Test
  void theScopeAdminMakesNoOperator() {
    assertThat(ask("GET", "/admin/accounts", make(browser, "admin"))).isEqualTo(403);
    assertThat(ask("GET", "/admin/accounts", make(operator, "admin"))).isEqualTo(200);
    assertThat(ask("GET", "/admin/accounts", make(operator, "nodes:manage"))).isEqualTo(403);
  }

  @Test
  void aRevokedOrExpiredTokenIsUnknown() {
    JsonNode token = make(browser, "nodes:manage");
    JsonNode old = make(browser, "nodes:manage");
    jdbc.sql("update personal_token set expires_at = now() where id = ?::uuid")
        .param(old.path("id").asText())
        .update();

    assertThat(
            operator
                .send("DELETE", "/api/v1/tokens/" + token.path("id").asText(), null)
                .statusCode())
        .isEqualTo(404);
    assertThat(
            browser
                .send("DELETE", "/api/v1/tokens/" + token.path("id").asText(), null)
                .statusCode())
        .isEqualTo(204);

    assertThat(ask("GET", "/my/nodes", token)).isEqualTo(401);
    assertThat(ask("GET", "/my/nodes", old)).isEqualTo(401);
  }

  @Test
  void aBadTokenIsNotMendedByAGoodCookie() {
    HttpResponse<String> answer =
        browser.plain("GET", "/api/v1/account", null, "Authorization", "Bearer kosmo_guess");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Browser.parse(answer).path("code").asText()).isEqualTo("invalid-token");
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void anAccountHasTwentyTokensAtMost() {
    for (int i = 0; i < 20; i++) {
      make(browser, "weather:read");
    }

    assertThat(
            browser.post("/tokens", "{\"name\":\"one more\",\"scopes\":[\"admin\"]}").statusCode())
        .isEqualTo(409);
  }

  @Test
  void anOperatorSuspendsAndTheLogTells() {
    JsonNode token = make(browser, "nodes:manage");
    String path = "/api/v1/admin/accounts/" + account();

    assertThat(operator.send("PATCH", path, "{\"suspended\":true}").statusCode()).isEqualTo(204);

    assertThat(ask("GET", "/my/nodes", token)).isEqualTo(200);
    assertThat(browser.post("/claims", "{\"nodeId\":\"!00000001\"}").statusCode()).isEqualTo(403);
    assertThat(
            Browser.parse(operator.get("/admin/audit?object=" + account()))
                .at("/items/0/action")
                .asText())
        .isEqualTo("change-account");
    assertThat(operator.send("PATCH", path, "{\"suspended\":false}").statusCode()).isEqualTo(204);
    assertThat(browser.post("/claims", "{\"nodeId\":\"!00000001\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void anOperatorHandsOutALinkThatWorksOnce() {
    HttpResponse<String> link =
        operator.post("/admin/accounts/" + account() + "/password-reset", null);
    String token = Browser.parse(link).path("path").asText().replace("/reset#", "");
    String reset = "{\"token\":\"%s\",\"password\":\"another password\"}".formatted(token);

    assertThat(browser.send("PUT", "/api/v1/account/password-reset", reset).statusCode())
        .isEqualTo(204);

    assertThat(browser.get("/account").statusCode()).isEqualTo(401);
    browser.look();
    assertThat(browser.send("PUT", "/api/v1/account/password-reset", reset).statusCode())
        .isEqualTo(410);
    assertThat(browser.signIn(email, "another password").statusCode()).isEqualTo(200);
  }

  @Test
  void operatorsFindAccountsPageByPage() {
    JsonNode first = Browser.parse(operator.get("/admin/accounts?limit=1"));
    JsonNode second =
        Browser.parse(
            operator.get("/admin/accounts?limit=1&cursor=" + first.path("nextCursor").asText()));

    assertThat(first.at("/items/0/email").asText()).isEqualTo(email);
    assertThat(second.at("/items/0/id")).isNotEqualTo(first.at("/items/0/id"));
    assertThat(Browser.parse(operator.get("/admin/accounts?q=" + email)).path("items")).hasSize(1);
    assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(403);
  }
}
