package org.kosmoconnect.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.testbed.server.ServerException;

/** An operator who is signed in at a hub and speaks its HTTP contract, as the web app does. */
final class HubOperator {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .connectTimeout(PATIENCE)
          .build();
  private final String root;
  private String csrf = "";

  private HubOperator(String root) {
    this.root = root;
  }

  /**
   * What the hub answered.
   *
   * @param status of HTTP
   * @param body empty object when there is none
   */
  record Answer(int status, JsonNode body) {

    /** Returns the body of an answer that is as good as asked for. */
    JsonNode granted() {
      if (status < 200 || status > 299) {
        throw new ServerException(
            "The hub answers " + status + ": " + body.path("detail").asText());
      }
      return body;
    }
  }

  /**
   * Signs in.
   *
   * @param hub {@code http://host:port}
   * @throws ServerException when the hub cannot be reached or knows no such login
   */
  static HubOperator signIn(String hub, String email, String password) {
    HubOperator operator = new HubOperator(hub + "/api/v1");
    operator.look();
    operator
        .post("/session", JSON.createObjectNode().put("email", email).put("password", password))
        .granted();
    operator.look();
    return operator;
  }

  /** The token against forged requests is another one after the login. */
  private void look() {
    csrf = send("GET", "/session", null).granted().at("/csrf/token").asText();
  }

  /**
   * Sends a request.
   *
   * @param path under {@code /api/v1}
   * @throws ServerException when the hub cannot be reached
   */
  Answer post(String path, JsonNode body) {
    return send("POST", path, body);
  }

  private Answer send(String method, String path, @Nullable JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-CSRF-Token", csrf)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      JsonNode answer = JSON.readTree(response.body());
      return new Answer(response.statusCode(), answer);
    } catch (IOException e) {
      throw new ServerException("The hub does not answer " + path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while the hub was asked for " + path, e);
    }
  }
}
