package org.kosmoconnect.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.testbed.mail.SmtpInbox;
import org.kosmoconnect.testbed.server.ServerException;

/**
 * The people of the demo: they register, open the letter, order and pay as anybody does, through
 * the hub's API and the checkout page.
 */
final class DemoPeople {

  /** Has paid for a month. */
  static final String SUBSCRIBER = "subscriber@demo.invalid";

  /** Has an account and nothing else. */
  static final String NEWCOMER = "newcomer@demo.invalid";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(250);

  /** Less than this left, and another month is bought. */
  private static final Duration ENOUGH = Duration.ofDays(1);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final String webUrl;
  private final SmtpInbox inbox;
  private final String password;

  private DemoPeople(DemoServers servers, String password) {
    this.webUrl = servers.webUrl();
    this.inbox = servers.inbox();
    this.password = password;
  }

  /** Makes whoever is missing, and returns what there is to say about them. */
  static String settle(DemoServers servers, String password) {
    var newcomer = new DemoPeople(servers, password);
    var subscriber = new DemoPeople(servers, password);
    if (!newcomer.enter(NEWCOMER) || !subscriber.enter(SUBSCRIBER)) {
      return "The demo logins keep the password of the run that made them; --fresh forgets them.";
    }
    newcomer.prove(NEWCOMER);
    subscriber.prove(SUBSCRIBER);
    return "%s may send until %s; %s has no subscription yet."
        .formatted(SUBSCRIBER, subscriber.subscribe(), NEWCOMER);
  }

  private boolean enter(String email) {
    if (signIn(email)) {
      return true;
    }
    send("POST", "/account", JSON.createObjectNode().put("email", email).put("password", password));
    return signIn(email);
  }

  private boolean signIn(String email) {
    return send(
                "POST",
                "/session",
                JSON.createObjectNode().put("email", email).put("password", password))
            .statusCode()
        == 200;
  }

  /** Opens the letter that came; an account of a demo that sent none yet asks for it first. */
  private void prove(String email) {
    Instant end = Instant.now().plus(PATIENCE);
    if (!isProven() && letterTo(email) == null) {
      send("PATCH", "/account", JSON.createObjectNode().put("email", email));
    }
    while (!isProven()) {
      String link = letterTo(email);
      if (link != null) {
        String token = URI.create(link).getFragment();
        send("POST", "/account/verify", JSON.createObjectNode().put("token", token));
      } else if (Instant.now().isAfter(end)) {
        throw new ServerException("No letter has come to " + email);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private boolean isProven() {
    return read("/session").path("verified").asBoolean();
  }

  private @Nullable String letterTo(String email) {
    return inbox.letters().stream()
        .filter(letter -> letter.to().equals(email))
        .flatMap(letter -> letter.link().stream())
        .filter(link -> link.contains("/verify#"))
        .findFirst()
        .orElse(null);
  }

  private String subscribe() {
    JsonNode now = read("/subscription");
    if (lasts(now)) {
      return now.path("currentEnd").asText();
    }
    HttpResponse<String> order =
        send("POST", "/orders", JSON.createObjectNode().put("plan", "monthly"));
    URI checkout = URI.create(tree(order).path("checkoutUrl").asText());
    call(
        HttpRequest.newBuilder(checkout)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("pay=full")));
    Instant end = Instant.now().plus(PATIENCE);
    while (!lasts(read("/subscription"))) {
      if (Instant.now().isAfter(end)) {
        throw new ServerException("The subscriber has paid at " + checkout + " to no avail");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return read("/subscription").path("currentEnd").asText();
  }

  private static boolean lasts(JsonNode subscription) {
    return subscription.path("state").asText().equals("ACTIVE")
        && Instant.parse(subscription.path("currentEnd").asText())
            .isAfter(Instant.now().plus(ENOUGH));
  }

  private JsonNode read(String path) {
    return tree(call(HttpRequest.newBuilder(URI.create(webUrl + "/api/v1" + path))));
  }

  private HttpResponse<String> send(String method, String path, ObjectNode body) {
    JsonNode csrf = read("/session").path("csrf");
    return call(
        HttpRequest.newBuilder(URI.create(webUrl + "/api/v1" + path))
            .header("Content-Type", "application/json")
            .header(csrf.path("header").asText(), csrf.path("token").asText())
            .method(method, BodyPublishers.ofString(body.toString())));
  }

  private HttpResponse<String> call(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while people of the demo were made");
    }
  }

  private static JsonNode tree(HttpResponse<String> answer) {
    try {
      if (answer.statusCode() >= 300) {
        throw new ServerException("%s answers %s".formatted(answer.uri(), answer.body()));
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
