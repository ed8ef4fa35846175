package org.kosmoconnect.testbed.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody with a subscription without limits, who speaks to the API with a personal token. */
public final class Writer {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayStage stage;
  private final String id;
  private final String token;

  private Writer(GatewayStage stage, String id, String token) {
    this.stage = stage;
    this.id = id;
    this.token = token;
  }

  /** Makes an account that may send as much as it likes. */
  public static Writer join(GatewayStage stage) throws SQLException {
    String token = "kosmo_" + UUID.randomUUID() + UUID.randomUUID();
    try (Connection database = stage.connect();
        var make =
            database.prepareStatement(
                """
                with sold as (
                  insert into plan (id, name, period, price, currency, messages_per_day, messages_per_month, position)
                  values ('trial', 'Trial', 'P1Y', 1, 'EUR', 1000000, 1000000, 99)
                  on conflict (id) do update set position = 99
                  returning id
                ),
                made as (
                  insert into account (email, email_verified_at) values (?, now()) returning id
                ),
                given as (
                  insert into grant_entry (account, plan, period, granted_at)
                  select made.id, sold.id, 'P1Y', date_trunc('second', now()) from made, sold
                ),
                trusted as (
                  insert into personal_token (account, name, hash, hint, scopes)
                  select id, 'trial', sha256(convert_to(?, 'UTF8')), 'last', ?::text[] from made
                )
                select id::text from made
                """)) {
      make.setString(1, UUID.randomUUID() + "@trial.invalid");
      make.setString(2, token);
      make.setString(3, "{messages:read,messages:send,nodes:manage}");
      try (var row = make.executeQuery()) {
        row.next();
        return new Writer(stage, row.getString(1), token);
      }
    }
  }

  public String id() {
    return id;
  }

  /**
   * Sends a text and returns the message's id.
   *
   * @param node number of the recipient
   */
  public String send(long node, String text) throws IOException, InterruptedException {
    String body =
        JSON.createObjectNode().put("to", "!%08x".formatted(node)).put("text", text).toString();
    HttpResponse<String> answer = ask("POST", "/messages", body);
    if (answer.statusCode() != 202) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body()).path("id").asText();
  }

  /** Reads something of its own. */
  public JsonNode read(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = ask("GET", path, null);
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /**
   * Asks for anything.
   *
   * @param path below /api/v1
   * @param body JSON; none when null
   */
  public HttpResponse<String> ask(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(stage.url() + "/api/v1" + path))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
