package org.kosmoconnect.hub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Programs of others get tokens, use them, and lose them. */
@HubTest
class OauthIT {

  private static final String REDIRECT = "https://garden.example/back";
  private static final String VERIFIER = "a".repeat(64);

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  @Autowired private SigningKeys keys;
  private final HttpClient client = HttpClient.newHttpClient();
  private Browser operator;

  @BeforeEach
  void signIn() {
    redis.delete(redis.keys("kosmo:throttle:*"));
    operator = new Browser(port);
    operator.signIn("operator@example.org", "correct horse battery staple");
  }

  private JsonNode register(String scopes, String grants) {
    HttpResponse<String> answer =
        operator.post(
            "/admin/clients",
            "{\"name\":\"Garden\",\"scopes\":[%s],\"grants\":[%s],\"redirectUris\":[\"%s\"]}"
                .formatted(scopes, grants, REDIRECT));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Browser.parse(answer);
  }

  private HttpResponse<String> token(JsonNode registered, String form) throws Exception {
    return post("/oauth2/token", registered, form);
  }

  private HttpResponse<String> post(String path, JsonNode registered, String form)
      throws Exception {
    String login =
        registered.path("clientId").asText() + ":" + registered.path("clientSecret").asText();
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private int ask(String path, String token) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  /** Goes through login and consent, and returns the tokens. */
  private JsonNode granted(JsonNode registered, String scope) throws Exception {
    HttpResponse<String> asked = operator.send("GET", authorize(registered, scope), null);
    if (asked.headers().firstValue("Location").orElse("").contains("/oauth2/consent")) {
      String page = asked.headers().firstValue("Location").orElseThrow();
      URI consent = URI.create(page);
      HttpResponse<String> form =
          operator.send("GET", consent.getPath() + "?" + consent.getRawQuery(), null);
      assertThat(form.statusCode()).isEqualTo(200);
      assertThat(form.headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).contains("https://garden.example"));
      asked =
          operator.form(
              "/oauth2/authorize",
              "client_id=%s&state=%s&scope=%s"
                  .formatted(
                      registered.path("clientId").asText(),
                      encode(hidden(form.body(), "state")),
                      encode(scope.replace("openid ", ""))));
    }
    String back = asked.headers().firstValue("Location").orElseThrow();
    assertThat(back).startsWith(REDIRECT);
    String code = back.replaceFirst(".*[?&]code=([^&]+).*", "$1");
    HttpResponse<String> answer =
        token(
            registered,
            "grant_type=authorization_code&code=%s&redirect_uri=%s&code_verifier=%s"
                .formatted(code, encode(REDIRECT), VERIFIER));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Browser.parse(answer);
  }

  private static String authorize(JsonNode registered, String scope) throws Exception {
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    return "/oauth2/authorize?response_type=code&client_id=%s&redirect_uri=%s&scope=%s&state=xyz&code_challenge=%s&code_challenge_method=S256"
        .formatted(
            registered.path("clientId").asText(), encode(REDIRECT), encode(scope), challenge);
  }

  private static String hidden(String page, String name) {
    Matcher value = Pattern.compile("name=\"%s\" value=\"([^\"]*)\"".formatted(name)).matcher(page);
    assertThat(value.find()).isTrue();
    return value.group(1);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode claims(String jwt, int part) throws Exception {
    return new com.fasterxml.jackson.databind.ObjectMapper()
        .readTree(Base64.getUrlDecoder().decode(jwt.split("[.]")[part]));
  }

  @Test
  void aClientActsForTheAccountThatRegisteredItWithinItsScopes() throws Exception {
    JsonNode registered = register("\"nodes:manage\"", "\"client_credentials\"");

    HttpResponse<String> answer =
        token(registered, "grant_type=client_credentials&scope=nodes:manage");

    String token = Browser.parse(answer).path("access_token").asText();
    assertThat(claims(token, 0).path("typ").asText()).isEqualTo("at+jwt");
    assertThat(claims(token, 1).path("scope").asText()).isEqualTo("nodes:manage");
    assertThat(claims(token, 1).path("aud").toString()).contains("kosmo");
    assertThat(claims(token, 1).path("exp").asLong() - claims(token, 1).path("iat").asLong())
        .isEqualTo(600);
    assertThat(ask("/my/nodes", token)).isEqualTo(200);
    assertThat(ask("/admin/accounts", token)).isEqualTo(403);
    assertThat(ask("/account", token)).isEqualTo(403);
    assertThat(ask("/my/nodes", token + "x")).isEqualTo(401);
    assertThat(ask("/nodes", token)).isEqualTo(200);
  }

  @Test
  void aCodeNeedsALoginConsentAndTheVerifier() throws Exception {
    JsonNode registered = register("\"nodes:manage\"", "\"authorization_code\"");
    HttpResponse<String> anonymous =
        new Browser(port)
            .plain(
                "GET", authorize(registered, "openid nodes:manage"), null, "Accept", "text/html");
    assertThat(anonymous.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).startsWith("/login?continue=%2Foauth2%2F"));

    JsonNode tokens = granted(registered, "openid nodes:manage");

    assertThat(ask("/my/nodes", tokens.path("access_token").asText())).isEqualTo(200);
    assertThat(ask("/my/nodes", tokens.path("id_token").asText())).isEqualTo(401);
    assertThat(
            token(
                    registered,
                    "grant_type=authorization_code&code=guess&redirect_uri=" + encode(REDIRECT))
                .statusCode())
        .isEqualTo(400);
    HttpResponse<String> withoutChallenge =
        operator.send(
            "GET",
            authorize(registered, "nodes:manage").replaceFirst("&code_challenge.*", ""),
            null);
    assertThat(withoutChallenge.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).contains("error=invalid_request"));
  }

  @Test
  void aRefreshTokenWorksOnceAndItsReplayEndsTheFamily() throws Exception {
    JsonNode registered = register("\"nodes:manage\"", "\"authorization_code\"");
    String first = granted(registered, "openid nodes:manage").path("refresh_token").asText();

    HttpResponse<String> renewed =
        token(registered, "grant_type=refresh_token&refresh_token=" + first);
    String second = Browser.parse(renewed).path("refresh_token").asText();
    assertThat(renewed.statusCode()).isEqualTo(200);
    assertThat(second).isNotEqualTo(first).isNotEmpty();

    assertThat(token(registered, "grant_type=refresh_token&refresh_token=" + first).statusCode())
        .isEqualTo(400);

    assertThat(token(registered, "grant_type=refresh_token&refresh_token=" + second).statusCode())
        .isEqualTo(400);
    assertThat(
            jdbc.sql("select count(*) from audit_event where action = 'revoke-grant'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void tokensAndCodesAreKeptAsHashesOnly() throws Exception {
    JsonNode registered = register("\"nodes:manage\"", "\"authorization_code\"");
    JsonNode tokens = granted(registered, "openid nodes:manage");

    String kept =
        String.join(
            " ", jdbc.sql("select a::text from oauth2_authorization a").query(String.class).list());

    assertThat(kept)
        .contains("sha256:")
        .doesNotContain(
            tokens.path("access_token").asText(),
            tokens.path("refresh_token").asText(),
            tokens.path("id_token").asText());
    assertThat(
            jdbc.sql("select client_secret from oauth2_registered_client where client_id = ?")
                .param(registered.path("clientId").asText())
                .query(String.class)
                .single())
        .startsWith("$argon2id$");
  }

  @Test
  void aRevokedRefreshTokenIsGone() throws Exception {
    JsonNode registered = register("\"nodes:manage\"", "\"authorization_code\"");
    String refresh = granted(registered, "openid nodes:manage").path("refresh_token").asText();

    assertThat(post("/oauth2/revoke", registered, "token=" + refresh).statusCode()).isEqualTo(200);

    assertThat(token(registered, "grant_type=refresh_token&refresh_token=" + refresh).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aDeviceIsConnectedByItsCode() throws Exception {
    JsonNode registered =
        register("\"weather:read\"", "\"urn:ietf:params:oauth:grant-type:device_code\"");
    JsonNode device =
        Browser.parse(post("/oauth2/device_authorization", registered, "scope=weather:read"));
    String poll =
        "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code="
            + device.path("device_code").asText();
    assertThat(Browser.parse(token(registered, poll)).path("error").asText())
        .isEqualTo("authorization_pending");

    String code = device.path("user_code").asText();
    HttpResponse<String> asked =
        operator.send("GET", "/oauth2/device_verification?user_code=" + code, null);
    URI consent = URI.create(asked.headers().firstValue("Location").orElseThrow());
    HttpResponse<String> form =
        operator.send("GET", consent.getPath() + "?" + consent.getRawQuery(), null);
    operator.form(
        "/oauth2/device_verification",
        "client_id=%s&state=%s&user_code=%s&scope=weather:read"
            .formatted(
                registered.path("clientId").asText(),
                encode(hidden(form.body(), "state")),
                encode(hidden(form.body(), "user_code"))));

    assertThat(Browser.parse(token(registered, poll)).path("access_token").asText()).isNotEmpty();
  }

  @Test
  void keysAreRotatedWithoutLoggingAnyoneOut() throws Exception {
    JsonNode registered = register("\"nodes:manage\"", "\"client_credentials\"");
    String form = "grant_type=client_credentials&scope=nodes:manage";
    String before = Browser.parse(token(registered, form)).path("access_token").asText();

    assertThat(operator.post("/admin/signing-keys", null).statusCode()).isEqualTo(204);

    String after = Browser.parse(token(registered, form)).path("access_token").asText();
    assertThat(claims(after, 0).path("kid")).isNotEqualTo(claims(before, 0).path("kid"));
    assertThat(ask("/my/nodes", before)).isEqualTo(200);
    assertThat(ask("/my/nodes", after)).isEqualTo(200);
    keys.rotate();
    assertThat(ask("/my/nodes", before)).isEqualTo(401);
    assertThat(Browser.parse(operator.send("GET", "/oauth2/jwks", null)).path("keys")).hasSize(2);
    assertThat(operator.send("GET", "/oauth2/jwks", null).body()).doesNotContain("\"d\"");
  }

  @Test
  void theServerDescribesItself() {
    JsonNode metadata =
        Browser.parse(operator.send("GET", "/.well-known/oauth-authorization-server", null));

    assertThat(metadata.path("token_endpoint").asText()).endsWith("/oauth2/token");
    assertThat(
            Browser.parse(operator.send("GET", "/.well-known/openid-configuration", null))
                .path("issuer"))
        .isEqualTo(metadata.path("issuer"));
  }
}
