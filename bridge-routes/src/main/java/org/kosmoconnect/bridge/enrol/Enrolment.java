package org.kosmoconnect.bridge.enrol;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * Exchanges a single-use code for the credential of a bridge: {@code POST /api/v1/bridges/enrol}.
 */
public final class Enrolment {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern CODE = Pattern.compile("[0-9A-Za-z\\s-]{15,40}");

  private Enrolment() {}

  /**
   * What the hub gives.
   *
   * @param bridge enrolment id
   * @param user at the broker
   * @param password at the broker, which the hub tells this once
   */
  public record Credential(String bridge, String user, String password) {

    /** Returns the variables, a line each. */
    public String lines() {
      return "KOSMO_BRIDGE_ID=%s%nKOSMO_BRIDGE_MQTT_USER=%s%nKOSMO_BRIDGE_MQTT_PASSWORD=%s%n"
          .formatted(bridge, user, password);
    }

    /** Writes the variables to a file that only its owner reads; an older one is replaced whole. */
    public void write(Path file) throws IOException {
      Path target = file.toAbsolutePath();
      Path fresh =
          Files.createTempFile(
              target.getParent(),
              ".credential",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(fresh, lines(), StandardCharsets.UTF_8);
        Files.move(
            fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    }

    @Override
    public String toString() {
      return "credential of " + bridge;
    }
  }

  /**
   * Asks the hub.
   *
   * @param hub its address; plain HTTP goes to this machine alone, for the answer is a secret
   * @param code as the operator has told it
   * @throws IllegalArgumentException when the address or the code is none
   * @throws IOException when the hub cannot be reached or refuses; says why
   */
  public static Credential exchange(String hub, String code)
      throws IOException, InterruptedException {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("a code looks like K7QM2-XF9RT-3HWPA");
    }
    JsonObject body = new JsonObject();
    body.put("code", code);
    HttpRequest request =
        HttpRequest.newBuilder(address(hub))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toJson()))
            .build();
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpResponse<String> answer;
    try {
      answer = client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IOException(hub + " cannot be reached: " + why, e);
    }
    JsonObject told = parse(hub, answer);
    if (answer.statusCode() != 200) {
      throw new IOException("the hub refuses: " + told.getStringOrDefault("detail", ""));
    }
    return new Credential(
        told.getString("bridge"), told.getString("username"), told.getString("password"));
  }

  private static URI address(String hub) {
    URI uri = URI.create(hub.replaceFirst("/+$", "") + "/api/v1/bridges/enrol");
    boolean here = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
    if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && here)) {
      throw new IllegalArgumentException(
          "the hub's address begins with https://, for the answer is a secret");
    }
    return uri;
  }

  private static JsonObject parse(String hub, HttpResponse<String> answer) throws IOException {
    try {
      return (JsonObject) Jsoner.deserialize(answer.body());
    } catch (DeserializationException | ClassCastException e) {
      throw new IOException(
          hub + " is no hub: it answers " + answer.statusCode() + " and no JSON", e);
    }
  }
}
