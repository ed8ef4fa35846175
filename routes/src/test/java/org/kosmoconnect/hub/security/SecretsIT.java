package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.api.Api;
import org.kosmoconnect.hub.api.ApiContract;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Secrets are write-only: they are searched for in all that a hub answers, logs and shows. */
class SecretsIT extends MailingHub {

  private static final String PASSWORD = "planted-password-of-a-person";
  private static final String OPERATOR =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(
                  ("operator@example.org:" + SECRETS.get(3)).getBytes(StandardCharsets.UTF_8));

  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;
  @Autowired private StringRedisTemplate redis;
  @Autowired private JdbcClient jdbc;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final List<String> seen = new ArrayList<>();
  private Browser browser;

  @BeforeEach
  void listen() {
    redis.delete(redis.keys("kosmo:throttle:*"));
    log.start();
    root.addAppender(log);
    browser = new Browser(port);
  }

  @AfterEach
  void leave() {
    root.detachAppender(log);
    root.setLevel(Level.INFO);
  }

  @Test
  void noSecretIsAnsweredLoggedOrShown() throws IOException {
    String email = UUID.randomUUID() + "@example.org";
    Logger camel = (Logger) LoggerFactory.getLogger("org.apache.camel");
    Logger ours = (Logger) LoggerFactory.getLogger("org.kosmoconnect");
    camel.setLevel(Level.DEBUG);
    ours.setLevel(Level.DEBUG);
    String token;
    try {
      token = live(email);
      askEverything();
      lookIntoTheMachine();
    } finally {
      camel.setLevel(null);
      ours.setLevel(null);
    }
    for (ILoggingEvent event : List.copyOf(log.list)) {
      seen.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        seen.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }

    assertThat(seen).hasSizeGreaterThan(100);
    Stream.concat(SECRETS.stream(), Stream.of(PASSWORD, token, "$argon2id$"))
        .forEach(
            secret ->
                assertThat(seen).as(secret).noneSatisfy(text -> assertThat(text).contains(secret)));
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), 1000));
  }

  /** Does what makes secrets move, with and without success; returns a token. */
  private String live(String email) {
    browser.look();
    keep(browser.post("/account", login(email)));
    INBOX.next();
    browser.signIn(email, PASSWORD + " wrong");
    browser.signIn(email, PASSWORD);
    String token =
        Browser.parse(
                browser.post("/tokens", "{\"name\":\"garden\",\"scopes\":[\"weather:read\"]}"))
            .path("token")
            .asText();
    jdbc.sql("update account set email_verified_at = now() where email = ?").param(email).update();
    keep(browser.post("/orders", "{\"plan\":\"monthly\"}"));
    keep(
        browser.plain(
            "POST",
            "/webhooks/btcpay",
            "{\"type\":\"x\"}",
            "BTCPay-Sig",
            "sha256=" + SECRETS.get(1)));
    new Api(port).send("GET", "/api/v1/tokens", "Authorization", "Bearer " + token);
    browser.signIn("operator@example.org", SECRETS.get(3));
    return token;
  }

  private static String login(String email) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
  }

  /** Every question of the contract, asked by an operator. */
  private void askEverything() throws IOException {
    new ObjectMapper()
        .readTree(ApiContract.load().json())
        .path("paths")
        .properties()
        .forEach(
            path -> {
              if (path.getValue().has("get") && !path.getKey().endsWith("stream")) {
                String id =
                    path.getKey().startsWith("/nodes") ? "!00000001" : UUID.randomUUID().toString();
                keep(browser.get(path.getKey().replace("{id}", id).replaceAll("[{][^}]+}", "x")));
              }
            });
    keep(browser.send("GET", "/oauth2/jwks", null));
    keep(browser.send("GET", "/.well-known/openid-configuration", null));
  }

  @Test
  void keysThatSignAreSealedInTheDatabase() {
    browser.look();
    assertThat(browser.send("GET", "/oauth2/jwks", null).body()).contains("\"kid\"");

    assertThat(jdbc.sql("select jwk from signing_key").query(String.class).list())
        .isNotEmpty()
        .allSatisfy(kept -> assertThat(kept).startsWith("sealed:").doesNotContain("RSA"));
  }

  /** What an operator can see of the running hub: metrics, and all attributes of all JMX beans. */
  private void lookIntoTheMachine() throws IOException {
    Api management = new Api(managementPort);
    for (String path : List.of("/actuator", "/actuator/info", "/actuator/prometheus")) {
      keep(management.send("GET", path, "Authorization", OPERATOR));
    }
    HttpResponse<String> search =
        management.send(
            "GET", "/actuator/jolokia/search/org.apache.camel:*", "Authorization", OPERATOR);
    assertThat(search.statusCode()).isEqualTo(200);
    HttpResponse<String> all =
        management.send(
            "GET", "/actuator/jolokia/read/*:*?ignoreErrors=true", "Authorization", OPERATOR);
    assertThat(all.body()).contains("org.apache.camel", "EndpointUri");
    keep(all);
  }

  private void keep(HttpResponse<String> answer) {
    seen.add(answer.headers().map() + "\n" + answer.body());
  }
}
