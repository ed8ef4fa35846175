package org.kosmoconnect.hub.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** A browser at the hub: keeps cookies, and sends the token against forged requests. */
public final class Browser {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String root;
  private String csrf = "";

  public Browser(int port) {
    this.root = "http://localhost:" + port;
  }

  /** Signs in; the answer is not judged. */
  public HttpResponse<String> signIn(String email, String password) {
    look();
    HttpResponse<String> answer =
        send(
            "POST",
            "/api/v1/session",
            JSON.createObjectNode().put("email", email).put("password", password).toString());
    look();
    return answer;
  }

  /** Fetches the session, and with it the token. */
  public JsonNode look() {
    JsonNode session = parse(send("GET", "/api/v1/session", null));
    csrf = session.at("/csrf/token").asText();
    return session;
  }

  /** Returns the token against forged requests. */
  public String token() {
    return csrf;
  }

  public HttpResponse<String> get(String path) {
    return send("GET", "/api/v1" + path, null);
  }

  public HttpResponse<String> post(String path, @Nullable String body) {
    return send("POST", "/api/v1" + path, body);
  }

  /**
   * Asks for something, with the token where it would change something.
   *
   * @param path from the root of the server
   */
  public HttpResponse<String> send(String method, String path, @Nullable String body) {
    return method.equals("GET")
        ? plain(method, path, body)
        : plain(method, path, body, "X-CSRF-Token", csrf);
  }

  /** Sends a form, as a page of the authorization server does. */
  public HttpResponse<String> form(String path, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** Asks for something without the token. */
  public HttpResponse<String> plain(
      String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode parse(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(answer.body(), e);
    }
  }

  /** Opens a stream and returns its body, which the caller closes. */
  public InputStream open(String path) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(root + path)).build(), BodyHandlers.ofInputStream())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
