package org.kosmoconnect.hub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.KosmoConnectApplication;
import org.kosmoconnect.hub.security.Browser;
import org.kosmoconnect.testbed.server.FreePort;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Another hub issues the logins of this one: by one address, for browsers and for programs. */
@HubTest
class OutsideIssuerIT {

  private static final String ADDRESS = "http://127.0.0.1:18099";
  private static final String PASSWORD = "correct horse battery staple";
  private static final int ISSUER_PORT = FreePort.find();
  private static final String ISSUER = "http://localhost:" + ISSUER_PORT;

  // Left running as the contexts of other tests are: it ends with the process.
  static {
    new SpringApplicationBuilder(KosmoConnectApplication.class)
        .initializers(new HubTest.Servers())
        .run(
            "--kosmo.roles=billing",
            "--server.port=" + ISSUER_PORT,
            "--management.server.port=0",
            "--spring.main.register-shutdown-hook=false",
            "--kosmo.public-url=" + ISSUER,
            "--kosmo.admin.email=operator@example.org",
            "--kosmo.admin.password=" + PASSWORD);
  }

  private static final JsonNode CLIENT = register();

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry registry) {
    registry.add("kosmo.public-url", () -> ADDRESS);
    registry.add("kosmo.auth.issuer-uri", () -> ISSUER);
    registry.add("kosmo.auth.client-id", () -> CLIENT.path("clientId").asText());
    registry.add("kosmo.auth.client-secret", () -> CLIENT.path("clientSecret").asText());
  }

  private static JsonNode register() {
    Browser operator = new Browser(ISSUER_PORT);
    operator.signIn("operator@example.org", PASSWORD);
    HttpResponse<String> answer =
        operator.post(
            "/admin/clients",
            "{\"name\":\"The other hub\",\"scopes\":[\"nodes:manage\"],\"grants\":[\"authorization_code\"],\"redirectUris\":[\"%s/login/outside/back\"]}"
                .formatted(ADDRESS));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Browser.parse(answer);
  }

  /** Goes through login and consent at the issuer; returns where it sends the browser. */
  private static String consent(String authorize) {
    Browser there = new Browser(ISSUER_PORT);
    there.signIn("operator@example.org", PASSWORD);
    String asked = location(there.send("GET", local(authorize), null));
    if (asked.contains("/oauth2/consent")) {
      String page = there.send("GET", local(asked), null).body();
      asked =
          location(
              there.form(
                  "/oauth2/authorize",
                  "client_id=%s&state=%s"
                      .formatted(CLIENT.path("clientId").asText(), encode(hidden(page, "state")))));
    }
    return asked;
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + answer.body()));
  }

  private static String local(String url) {
    URI uri = URI.create(url);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private static String hidden(String page, String name) {
    Matcher value = Pattern.compile("name=\"%s\" value=\"([^\"]*)\"".formatted(name)).matcher(page);
    assertThat(value.find()).as(page).isTrue();
    return value.group(1);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void aBrowserSignsInThereAndHasASessionHere() {
    Browser browser = new Browser(port);
    assertThat(browser.look().path("outsideLogin").asText())
        .isEqualTo("/login/outside/start/issuer");
    String authorize = location(browser.send("GET", "/login/outside/start/issuer", null));
    assertThat(authorize)
        .startsWith(ISSUER + "/oauth2/authorize?")
        .contains("code_challenge=", "nonce=", "redirect_uri=" + ADDRESS + "/login/outside/back");

    String back = consent(authorize);
    assertThat(back).startsWith(ADDRESS + "/login/outside/back?");
    Browser stranger = new Browser(port);
    assertThat(location(stranger.send("GET", local(back), null))).contains("/login?outside=failed");
    assertThat(stranger.look().has("account")).isFalse();

    assertThat(location(browser.send("GET", local(back), null))).endsWith("/account");

    JsonNode session = browser.look();
    assertThat(session.path("roles").toString()).contains("subscriber").doesNotContain("operator");
    assertThat(
            jdbc.sql("select issuer from account where id = cast(? as uuid)")
                .param(session.path("account").asText())
                .query(String.class)
                .single())
        .isEqualTo(ISSUER);
  }

  @Test
  void theHubIssuesNothingItself() {
    Browser browser = new Browser(port);

    assertThat(
            browser
                .send("GET", "/.well-known/openid-configuration", null)
                .headers()
                .firstValue("Content-Type")
                .orElse(""))
        .doesNotContain("json");
  }
}
