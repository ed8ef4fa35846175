package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.api.Api;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@HubTest
class SecurityIT {

  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;
  private Api web;
  private Api management;

  @BeforeEach
  void connect() {
    web = new Api(port);
    management = new Api(managementPort);
  }

  private static String login(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  @TestFactory
  Stream<DynamicTest> managementRefusesWithoutALogin() {
    return Stream.of(
            "/",
            "/actuator",
            "/actuator/info",
            "/actuator/hawtio",
            "/actuator/hawtio/index.html",
            "/actuator/jolokia",
            "/actuator/jolokia/read/java.lang:type=Memory",
            "/actuator/env",
            "/anything",
            "/actuator/healthy",
            "/actuator/prometheus/x")
        .map(
            path ->
                dynamicTest(
                    path,
                    () -> assertThat(management.send("GET", path).statusCode()).isEqualTo(401)));
  }

  @Test
  void machinesReadHealthAndMetricsWithoutALogin() {
    assertThat(management.send("GET", "/actuator/health").statusCode()).isEqualTo(200);
    assertThat(management.send("GET", "/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(management.send("GET", "/actuator/prometheus").statusCode()).isEqualTo(200);
  }

  @Test
  void anOperatorSeesTheRest() {
    String right = login("operator@example.org", "correct horse battery staple");
    String wrong = login("operator@example.org", "guess");

    assertThat(management.send("GET", "/actuator/info", "Authorization", right).statusCode())
        .isEqualTo(200);
    assertThat(management.send("GET", "/actuator/info", "Authorization", wrong).statusCode())
        .isEqualTo(401);
    assertThat(
            management
                .send("GET", "/actuator/info", "Authorization", login("nobody", "guess"))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void aChangeNeedsATokenBesideTheLogin() {
    String right = login("operator@example.org", "correct horse battery staple");

    HttpResponse<String> read =
        management.send("GET", "/actuator/jolokia/version", "Authorization", right);
    Map<String, String> jar = new LinkedHashMap<>();
    read.headers()
        .allValues("Set-Cookie")
        .forEach(cookie -> jar.put(cookie.split("=")[0], cookie.split("[=;]")[1]));
    String cookies =
        jar.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    String token = jar.get("XSRF-TOKEN");

    assertThat(management.send("POST", "/actuator/jolokia", "Authorization", right).statusCode())
        .isEqualTo(401);
    assertThat(
            management
                .send(
                    "POST",
                    "/actuator/jolokia",
                    "Authorization",
                    right,
                    "Cookie",
                    cookies,
                    "X-XSRF-TOKEN",
                    token)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void managementIsNotServedOnTheWebPort() {
    assertThat(web.send("GET", "/actuator/health").statusCode()).isEqualTo(404);
    assertThat(web.send("GET", "/actuator/info").statusCode()).isEqualTo(401);
    assertThat(web.send("GET", "/actuator/hawtio").statusCode()).isEqualTo(401);
  }

  @Test
  void aPathOfTheAppOpensTheApp() {
    HttpResponse<String> page = web.send("GET", "/nodes/!0000a001");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo(web.send("GET", "/").body()).contains("<html");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void aPageMayRunNothingButTheApp() {
    HttpResponse<String> page = web.send("GET", "/");

    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'", "worker-src 'self'")
                    .doesNotContain("unsafe"));
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
  }

  @Test
  void whatIsNoFileAndNoPageIsAProblem() {
    HttpResponse<String> missing = web.send("GET", "/nothing.js");

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(missing.body())
        .contains("\"code\":\"not-found\"")
        .doesNotContain("Exception", "org.");
    assertThat(web.send("POST", "/").statusCode()).isEqualTo(401);
    assertThat(web.send("DELETE", "/nodes").statusCode()).isEqualTo(401);
  }

  @Test
  void noAnswerStartsASession() {
    assertThat(web.get("/metrics").headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(web.send("GET", "/").headers().firstValue("Set-Cookie")).isEmpty();
  }
}
