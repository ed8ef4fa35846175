package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.api.Api;
import org.kosmoconnect.hub.api.ApiContract;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What strangers and subscribers send in the hope that the hub believes it. */
@HubTest
class IntrusionIT {

  private static final String PASSWORD = "a horse and a battery";

  /** Headers that steer routes when they come from inside, in several cases. */
  private static final String[] INTERNAL = {
    "CamelHttpResponseCode", "418",
    "CamelSqlQuery", "select 'planted'",
    "CAMELSQLPARAMETERS", "planted",
    "camelhttpuri", "http://127.0.0.1:1/planted",
    "CamelHttpMethod", "DELETE",
    "CamelBeanMethodName", "planted",
    "CamelFileName", "planted",
    "CamelRedis.Channel", "planted",
    "CamelMqttTopic", "planted",
    "CamelAuthentication", "operator",
    "KosmoAccount", "operator",
    "kosmoflood", "sampled",
    "KOSMONODE", "1"
  };

  @LocalServerPort private int port;
  @Autowired private StringRedisTemplate redis;
  private Browser browser;
  private String email;

  @BeforeEach
  void signIn() {
    redis.delete(redis.keys("kosmo:throttle:*"));
    browser = new Browser(port);
    email = UUID.randomUUID() + "@example.org";
    browser.look();
    browser.post("/account", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    assertThat(browser.signIn(email, PASSWORD).statusCode()).isEqualTo(200);
  }

  @TestFactory
  Stream<DynamicTest> internalHeadersChangeNoAnswer() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    new ObjectMapper()
        .readTree(ApiContract.load().json())
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!path.getKey().endsWith("stream")) {
                            tests.add(sameAnswer(method.toUpperCase(), path.getKey()));
                          }
                        }));
    return tests.stream();
  }

  /** Unsafe operations come with the token, so that they get as far as they ever do. */
  private DynamicTest sameAnswer(String method, String path) {
    boolean node = path.startsWith("/nodes") || path.startsWith("/my/");
    String url =
        "/api/v1"
            + path.replace("{id}", node ? "!00000001" : "8f9d2b4e-6a4c-4d0a-9a53-0b7c1c2f9e11")
                .replaceAll("[{][^}]+}", "nothing");
    String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
    return dynamicTest(
        method + " " + path,
        () -> {
          if (path.equals("/session") && method.equals("DELETE")) {
            return;
          }
          String[] token = {"X-CSRF-Token", browser.token()};
          HttpResponse<String> honest = browser.plain(method, url, body, token);
          HttpResponse<String> forged = browser.plain(method, url, body, with(token));
          assertThat(forged.statusCode()).isEqualTo(honest.statusCode());
          assertThat(forged.headers().firstValue("Content-Type"))
              .isEqualTo(honest.headers().firstValue("Content-Type"));
          assertThat(forged.body()).doesNotContain("planted");
          assertThat(forged.headers().map().toString()).doesNotContain("planted");
        });
  }

  private static String[] with(String[] token) {
    return Stream.of(token, INTERNAL).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void aForgedHostOrProxyNamesNoLink() throws IOException {
    for (String path :
        List.of(
            "/.well-known/openid-configuration",
            "/.well-known/oauth-authorization-server",
            "/oauth2/authorize?response_type=code&client_id=x",
            "/api/v1/session",
            "/")) {
      String answer =
          raw(
              "GET %s HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                      .formatted(path)
                  + "X-Forwarded-Proto: gopher\r\nX-Forwarded-For: 192.0.2.66\r\n"
                  + "Forwarded: host=evil.example;proto=gopher\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).startsWith("HTTP/1.1 ").doesNotContain("evil.example", "gopher");
    }
  }

  @Test
  void aForgedSenderIsNotWrittenIntoTheLog() {
    browser.plain(
        "PATCH",
        "/api/v1/account",
        "{\"locale\":\"de\"}",
        "X-CSRF-Token",
        browser.token(),
        "X-Forwarded-For",
        "192.0.2.66");
    Browser operator = new Browser(port);
    operator.signIn("operator@example.org", "correct horse battery staple");

    assertThat(operator.get("/admin/audit").body()).doesNotContain("192.0.2.66");
  }

  @Test
  void nobodyIsSentToAnotherSite() {
    HttpResponse<String> asked =
        browser.plain(
            "GET",
            "/oauth2/authorize?response_type=code&client_id=none&redirect_uri=https%3A%2F%2Fevil.example",
            null,
            "Accept",
            "text/html");

    assertThat(asked.headers().firstValue("Location").orElse("/")).doesNotContain("//evil.example");
  }

  @Test
  void lineBreaksEndNoHeader() {
    HttpResponse<String> split =
        browser.plain(
            "GET", "/oauth2/authorize?client_id=a%0d%0aX-Planted:%20yes&response_type=code", null);
    assertThat(split.headers().firstValue("X-Planted")).isEmpty();
    assertThat(
            browser
                .post(
                    "/account",
                    "{\"email\":\"a@example.org\\r\\nBcc: b@example.org\",\"password\":\"%s\"}"
                        .formatted(PASSWORD))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            browser.send("PATCH", "/api/v1/account", "{\"alias\":\"Ada\\r\\nX: y\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aSessionNamedBeforehandOpensNothing() {
    String planted = "kosmo=" + UUID.randomUUID();
    Api victim = new Api(port);
    assertThat(victim.send("GET", "/api/v1/account", "Cookie", planted).statusCode())
        .isEqualTo(401);

    Browser other = new Browser(port);
    other.plain("GET", "/api/v1/session", null, "Cookie", planted);
    other.signIn(email, PASSWORD);

    assertThat(victim.send("GET", "/api/v1/account", "Cookie", planted).statusCode())
        .isEqualTo(401);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
