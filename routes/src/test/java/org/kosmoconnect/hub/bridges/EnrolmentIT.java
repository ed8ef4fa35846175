package org.kosmoconnect.hub.bridges;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.kosmoconnect.hub.bridges.FieldBridge.online;
import static org.kosmoconnect.hub.uplink.Envelopes.GATEWAY;
import static org.kosmoconnect.hub.uplink.Envelopes.anEnvelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Enrolment over HTTP, with Mosquitto's dynamic security plugin as the broker's door. */
@GuardedBridgeTest
class EnrolmentIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_AUTHORISED = 0x87;

  @LocalServerPort private int port;
  @Autowired private HubProperties properties;
  @Autowired private JdbcClient jdbc;
  private Browser operator;
  private final String id = "b-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void signIn() {
    operator = new Browser(port);
    assertThat(operator.signIn("operator@example.org", "correct horse battery staple").statusCode())
        .isEqualTo(200);
    jdbc.sql("truncate enrolment_failure").update();
  }

  @Test
  void anEnrolledBridgeUplinksAndReadsItsMarksUnderItsOwnNameAlone() throws Exception {
    String password = enrol(invite());
    try (FieldBridge bridge = connect(password)) {
      bridge.status(online(GATEWAY.num()));
      bridge.uplink(
          "s1", 1, anEnvelope().id(1).environment(Instant.now().getEpochSecond(), 1f).bytes());
      await().atMost(30, SECONDS).until(() -> bridge.covered("s1", 1));

      for (String foreign :
          List.of(
              "kosmo/v1/another/up/EU_868/LongFast",
              "kosmo/v1/another/status",
              "kosmo/v1/" + id + "/ack",
              "kosmo/v1/" + id + "/down",
              "msh/EU_868/2/e/LongFast/!7c5a9f02",
              "$CONTROL/dynamic-security/v1")) {
        assertThat(publish(id, password, foreign)).as(foreign).isEqualTo(NOT_AUTHORISED);
      }
      for (String foreign :
          List.of("#", "kosmo/#", "kosmo/v1/+/ack", "kosmo/v1/another/down", "msh/#")) {
        assertThat(bridge.client().subscribeCode(foreign)).as(foreign).isEqualTo(NOT_AUTHORISED);
      }
      assertThat(bridge.client().subscribeCode("kosmo/v1/" + id + "/down")).isEqualTo(1);
    }
    JsonNode seen = json(admin("GET", "/" + id, null));
    assertThat(seen.path("state").asText()).isIn("online", "offline");
    assertThat(seen.path("radio").asText()).isEqualTo(GATEWAY.toString());
    assertThat(audit()).containsExactly("invite-bridge", "enrol-bridge");
  }

  @Test
  void aBrokerThatDoesNotAnswerLeavesTheCodeGood() throws Exception {
    String code = invite();
    signalBroker("STOP");
    try {
      expect(enrolWith(code), 503, "broker-unreachable");
    } finally {
      signalBroker("CONT");
    }
    assertThat(enrolWith(code).statusCode()).isEqualTo(200);
  }

  private void signalBroker(String signal) throws Exception {
    String port = properties.mqtt().url().replaceAll(".*:", "");
    long pid =
        ProcessHandle.allProcesses()
            .filter(one -> one.info().command().orElse("").endsWith("mosquitto"))
            .filter(one -> listens(one, port))
            .findFirst()
            .orElseThrow()
            .pid();
    assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor())
        .isZero();
  }

  private static boolean listens(ProcessHandle one, String port) {
    String config = one.info().arguments().map(all -> all[all.length - 1]).orElse("");
    try {
      return Files.readString(Path.of(config)).contains(port);
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aCodeIsGoodOnceAndOnlyForItsTime() {
    String code = invite();
    assertThat(enrolWith(code.toLowerCase().replace("-", " ")).statusCode()).isEqualTo(200);
    expect(enrolWith(code), 403, "code-not-valid");

    String rotated = json(admin("POST", "/" + id + "/rotate", "")).path("code").asText();
    jdbc.sql(
            "update enrolment_code set expires_at = now() - interval '1 second' where used_at is null")
        .update();
    expect(enrolWith(rotated), 403, "code-not-valid");
    assertThat(
            jdbc.sql(
                    "select count(*) from enrolment_code where encode(hash, 'escape') like '%' || :code || '%'")
                .param("code", code)
                .query(Long.class)
                .single())
        .as("codes in the clear")
        .isZero();
  }

  @Test
  void anotherInvitationMakesTheFormerVoid() {
    String first = invite();
    String second = invite();

    expect(enrolWith(first), 403, "code-not-valid");
    assertThat(enrolWith(second).statusCode()).isEqualTo(200);
    expect(admin("POST", "", "{\"id\":\"" + id + "\"}"), 409, "bridge-state");
  }

  @Test
  void guessingIsThrottledAndARightCodeDoesNotHelpThen() {
    String code = invite();
    for (int guess = 0; guess < 10; guess++) {
      expect(enrolWith("AAAAA-AAAAA-AAAA" + guess), 403, "code-not-valid");
    }

    expect(enrolWith(code), 429, "too-many-attempts");
    jdbc.sql("update enrolment_failure set at = now() - interval '16 minutes'").update();
    assertThat(enrolWith(code).statusCode()).isEqualTo(200);
  }

  @Test
  void rotationEndsTheOldCredentialWhenTheCodeIsUsed() throws Exception {
    String old = enrol(invite());
    String code = json(admin("POST", "/" + id + "/rotate", "")).path("code").asText();
    try (FieldBridge bridge = connect(old)) {
      String fresh = enrol(code);

      await().atMost(5, SECONDS).until(() -> !bridge.client().isConnected());
      assertThatThrownBy(() -> connect(old)).isInstanceOf(MqttException.class);
      connect(fresh).close();
    }
  }

  @Test
  void revocationDisconnectsWithinFiveSecondsAndTheHubRefusesTheRest() throws Exception {
    String password = enrol(invite());
    try (FieldBridge bridge = connect(password)) {
      JsonNode revoked = json(admin("POST", "/" + id + "/revoke", ""));
      assertThat(revoked.path("state").asText()).isEqualTo("revoked");

      await().atMost(5, SECONDS).until(() -> !bridge.client().isConnected());
      assertThatThrownBy(() -> connect(password)).isInstanceOf(MqttException.class);
    }
    await()
        .atMost(10, SECONDS)
        .until(
            () ->
                jdbc.sql("select not access_due from bridge where id = :id")
                    .param("id", id)
                    .query(Boolean.class)
                    .single());
    assertThat(audit()).containsExactly("invite-bridge", "enrol-bridge", "revoke-bridge");
    connect(enrol(invite())).close();
  }

  @Test
  void anotherRadioIsApprovedByItsName() throws Exception {
    String password = enrol(invite());
    try (FieldBridge bridge = connect(password)) {
      bridge.status(online(GATEWAY.num()));
      await().atMost(20, SECONDS).until(() -> json(admin("GET", "/" + id, null)).has("radio"));
      bridge.status(online(0x55c3d7a4L));
      await()
          .atMost(20, SECONDS)
          .until(() -> json(admin("GET", "/" + id, null)).has("pendingRadio"));

      expect(
          admin("POST", "/" + id + "/radio", "{\"radio\":\"!00000042\"}"),
          409,
          "radio-not-waiting");
      JsonNode approved = json(admin("POST", "/" + id + "/radio", "{\"radio\":\"!55c3d7a4\"}"));
      assertThat(approved.path("radio").asText()).isEqualTo("!55c3d7a4");
      assertThat(approved.has("pendingRadio")).isFalse();
    }
    assertThat(audit()).endsWith("approve-radio");
  }

  @Test
  void aStockGatewayMayPublishUnderItsOwnNodeAlone() throws Exception {
    String node = "!" + id.substring(2);
    String code = json(admin("POST", "", "{\"id\":\"" + node + "\"}")).path("code").asText();
    JsonNode credential = json(enrolWith(code));
    String password = credential.path("password").asText();
    assertThat(publish(node, password, "msh/EU_868/2/e/LongFast/" + node)).isLessThan(0x80);
    assertThat(publish(node, password, "msh/EU_868/CZ/2/e/Meteo/" + node)).isLessThan(0x80);
    assertThat(publish(node, password, "msh/EU_868/2/map/")).isLessThan(0x80);
    for (String foreign :
        List.of(
            "msh/EU_868/2/e/LongFast/!0badcafe",
            "msh/EU_868/2/json/LongFast/" + node,
            "kosmo/v1/" + node + "/up/EU_868/LongFast")) {
      assertThat(publish(node, password, foreign)).as(foreign).isEqualTo(NOT_AUTHORISED);
    }
    FieldBridge.Client client = new FieldBridge.Client(properties.mqtt().url(), id);
    client.connect(login(node, password));
    assertThat(client.subscribeCode("msh/#")).isEqualTo(NOT_AUTHORISED);
    client.leave();
  }

  @Test
  void nobodyButAnOperatorLooksAfterBridges() {
    Stream.of("GET ", "POST ", "GET /x1", "POST /x1/revoke", "POST /x1/rotate", "POST /x1/radio")
        .map(line -> line.split(" ", -1))
        .forEach(
            line -> {
              String path = "/api/v1/admin/bridges" + line[1];
              Browser nobody = new Browser(port);
              nobody.look();
              expect(
                  nobody.send(line[0], path, line[0].equals("GET") ? null : "{}"),
                  401,
                  "login-required");
            });
  }

  @Test
  void aWrongBodyIsNamed() {
    expect(admin("POST", "", "{\"id\":\"Not An Id\"}"), 400, "invalid-body");
    expect(admin("POST", "", "{\"id\":\"ok\",\"colour\":1}"), 400, "invalid-body");
    expect(admin("POST", "/nothing-like-it/revoke", ""), 404, "not-found");
    expect(admin("POST", "/nothing-like-it/rotate", ""), 409, "bridge-state");
    expect(enrolWith("x".repeat(100)), 400, "invalid-body");
  }

  private String invite() {
    return json(admin("POST", "", "{\"id\":\"" + id + "\",\"name\":\"A roof\"}"))
        .path("code")
        .asText();
  }

  private String enrol(String code) {
    JsonNode credential = json(enrolWith(code));
    assertThat(credential.path("username").asText()).isEqualTo(id);
    return credential.path("password").asText();
  }

  private HttpResponse<String> enrolWith(String code) {
    return new Browser(port).plain("POST", "/api/v1/bridges/enrol", "{\"code\":\"" + code + "\"}");
  }

  private HttpResponse<String> admin(String method, String path, String body) {
    return operator.send(method, "/api/v1/admin/bridges" + path, body);
  }

  private static JsonNode json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    try {
      return JSON.readTree(response.body());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(response.body(), e);
    }
  }

  private static void expect(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("\"code\":\"" + code + "\"");
  }

  /** On a connection of its own: Mosquitto 2.0 may end one after a refused publish. */
  private int publish(String user, String password, String topic) throws MqttException {
    FieldBridge.Client client =
        new FieldBridge.Client(properties.mqtt().url(), id + "-" + System.nanoTime());
    client.connect(login(user, password));
    try {
      return client.publishCode(topic);
    } finally {
      client.leave();
    }
  }

  private FieldBridge connect(String password) throws MqttException {
    return FieldBridge.connect(properties.mqtt().url(), id, login(id, password));
  }

  private static MqttConnectionOptions login(String user, String password) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setUserName(user);
    options.setPassword(password.getBytes(StandardCharsets.UTF_8));
    return options;
  }

  private List<String> audit() {
    return jdbc.sql("select action from audit_event where object = 'bridge:' || :id order by id")
        .param("id", id)
        .query(String.class)
        .list();
  }
}
