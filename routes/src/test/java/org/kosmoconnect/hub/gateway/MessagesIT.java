package org.kosmoconnect.hub.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.security.Browser;
import org.kosmoconnect.proto.bridge.DownlinkCommand.ActionCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the API over the real broker to a bridge, and what its reports make of a message. */
@GatewayTest
class MessagesIT {

  private static final long RADIO = 0x7c5a9f02L;

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private HubProperties properties;
  @Autowired private StringRedisTemplate redis;
  private Town town;
  private Browser nova;
  private ScriptedBridge ridge;
  private final List<ScriptedBridge> bridges = new ArrayList<>();

  @BeforeEach
  void meet() throws MqttException {
    jdbc.sql("update bridge_status set online = false").update();
    town = new Town(jdbc, redis, port);
    nova = town.subscriber();
    ridge = open("ridge");
  }

  private ScriptedBridge open(String name) throws MqttException {
    String id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    ScriptedBridge bridge = new ScriptedBridge(properties.mqtt().url(), id, RADIO);
    bridges.add(bridge);
    town.bridge(id, RADIO);
    return bridge;
  }

  @AfterEach
  void part() throws MqttException {
    for (ScriptedBridge bridge : bridges) {
      bridge.close();
    }
  }

  private void awaitState(String id, String state) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(() -> assertThat(Town.state(nova, id)).isEqualTo(state));
  }

  @Test
  void aMessageIsAcceptedTransmittedAndDelivered() {
    String id = town.accepted(nova, town.node(ridge.id()), "Is the ridge road open?");

    awaitState(id, "delivered");
    assertThat(ridge.transmissions).hasSize(1);
    assertThat(ridge.transmissions.get(0).offer().getText())
        .matches("u[0-9a-f]{6}: Is the ridge road open[?]");
    assertThat(ridge.transmissions.get(0).offer().getPublicKey().size()).isEqualTo(32);
    JsonNode message = Town.message(nova, id);
    assertThat(message.path("charge").asText()).isEqualTo("consumed");
    assertThat(message.path("timeline"))
        .extracting(entry -> entry.path("what").asText())
        .containsExactly(
            "accepted", "offered", "taken", "granted", "radio-accepted", "acknowledged");
    JsonNode day = Town.expect(nova.get("/usage"), 200).path("day");
    assertThat(day.path("consumed").asInt()).isEqualTo(1);
    assertThat(day.path("reserved").asInt()).isZero();
  }

  @Test
  void nothingGoesOnTheAirBeforeTheGrantIsStored() {
    ridge.asks = false;
    String id = town.accepted(nova, town.node(ridge.id()), "Hello");

    awaitState(id, "dispatched");
    assertThat(ridge.transmissions).isEmpty();
    Town.expect(nova.send("DELETE", "/api/v1/messages/" + id, null), 200);
    awaitState(id, "cancelled");
    await()
        .atMost(5, SECONDS)
        .until(() -> ridge.commands.stream().anyMatch(c -> c.getActionCase() == ActionCase.CANCEL));
    assertThat(Town.expect(nova.get("/usage"), 200).at("/day/reserved").asInt()).isZero();
    assertThat(ridge.transmissions).isEmpty();
  }

  @Test
  void whatIsOnTheAirCannotBeTakenBack() {
    ridge.air = (bridge, transmission) -> {};
    String id = town.accepted(nova, town.node(ridge.id()), "Hello");
    awaitState(id, "sent");

    HttpResponse<String> answer = nova.send("DELETE", "/api/v1/messages/" + id, null);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Browser.parse(answer).path("code").asText()).isEqualTo("too-late");
  }

  @Test
  void aMessageWaitsForABridgeThatHearsItsRecipient() {
    String id = town.accepted(nova, town.node(), "Anybody there?");

    await()
        .atMost(10, SECONDS)
        .until(() -> Town.message(nova, id).path("waiting").asText().equals("no-bridge"));
    assertThat(Town.message(nova, id).path("position").asInt()).isPositive();
    town.heard(
        Long.parseLong(Town.message(nova, id).path("node").asText().substring(1), 16), ridge.id());
    awaitState(id, "delivered");
  }

  @Test
  void anUngrantedMessageFailsOverWhenItsBridgeGoes() throws MqttException {
    ScriptedBridge valley = open("valley");
    ridge.asks = false;
    valley.asks = false;
    String id = town.accepted(nova, town.node(ridge.id(), valley.id()), "Hello");
    awaitState(id, "dispatched");
    ScriptedBridge first =
        Town.message(nova, id).path("bridge").asText().equals(ridge.id()) ? ridge : valley;
    ScriptedBridge second = first == ridge ? valley : ridge;

    second.asks = true;
    town.offline(first.id());

    awaitState(id, "delivered");
    assertThat(first.transmissions).isEmpty();
    assertThat(second.transmissions).hasSize(1);
  }

  @Test
  void anUnheardMessageIsSentAgainAndALateWordLiftsIt() {
    ridge.air = (bridge, transmission) -> bridge.answers(transmission, RADIO, 5);
    String id = town.accepted(nova, town.node(ridge.id()), "Hello");
    for (int attempt = 2; attempt <= 3; attempt++) {
      await()
          .atMost(20, SECONDS)
          .until(() -> Town.message(nova, id).path("waiting").asText().equals("retry"));
      jdbc.sql("update message set next_try_at = now() where id = cast(? as uuid)")
          .param(id)
          .update();
      int sent = attempt;
      await().atMost(20, SECONDS).until(() -> ridge.transmissions.size() == sent);
    }
    awaitState(id, "failed");
    assertThat(Town.message(nova, id).path("reason").asText()).isEqualTo("no-confirmation");

    ridge.confirm(ridge.transmissions.get(0));
    awaitState(id, "delivered");
  }

  @Test
  void aChannelIsForOperators() {
    String body = "{\"to\":\"^all\",\"channel\":\"LongFast\",\"text\":\"Storm\"}";
    assertThat(nova.post("/messages", body).statusCode()).isEqualTo(404);

    jdbc.sql("update account set operator = true where id = cast(? as uuid)")
        .param(nova.look().path("account").asText())
        .update();
    String id = Town.expect(nova.post("/messages", body), 202).path("id").asText();
    awaitState(id, "relayed");
    assertThat(Town.message(nova, id).path("ended").asBoolean()).isTrue();
  }

  @Test
  void theSameKeyIsTheSameMessage() {
    String node = town.node(ridge.id());
    String body = "{\"to\":\"%s\",\"text\":\"Once\"}".formatted(node);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      HttpResponse<String> answer =
          nova.plain(
              "POST",
              "/api/v1/messages",
              body,
              "Idempotency-Key",
              "k1",
              "X-CSRF-Token",
              nova.token());
      ids.add(Town.expect(answer, 202).path("id").asText());
    }
    assertThat(ids).containsOnly(ids.get(0));
    HttpResponse<String> other =
        nova.plain(
            "POST",
            "/api/v1/messages",
            body.replace("Once", "Twice"),
            "Idempotency-Key",
            "k1",
            "X-CSRF-Token",
            nova.token());
    assertThat(Browser.parse(other).path("code").asText()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void whoIsTooFastIsToldHowLongToWait() {
    String node = town.node();
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> answer = town.send(nova, node, "Text " + i);
      Town.expect(answer, 202);
      assertThat(answer.headers().firstValue("RateLimit"))
          .hasValueSatisfying(h -> assertThat(h).startsWith("\"burst\";r="));
    }
    HttpResponse<String> answer = town.send(nova, node, "Text 6");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(Browser.parse(answer).path("code").asText()).isEqualTo("too-fast");
    assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 10);
    assertThat(answer.headers().firstValue("RateLimit-Policy")).isPresent();
  }

  @Test
  void textsThatDoNotFitAreRefusedWithTheExcess() {
    HttpResponse<String> answer = town.send(nova, town.node(), "ž".repeat(120));

    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode problem = Browser.parse(answer);
    assertThat(problem.path("code").asText()).isEqualTo("text-too-long");
    assertThat(problem.path("maxBytes").asInt()).isEqualTo(200);
    assertThat(problem.path("excessBytes").asInt()).isEqualTo(49);
    assertThat(Browser.parse(town.send(nova, town.node(), " \\u0007 ")).path("code").asText())
        .isEqualTo("empty");
  }

  @Test
  void nobodySeesOrTakesBackAnothersMessage() {
    String node = town.node();
    String id = town.accepted(nova, node, "Private");
    Browser leo = town.subscriber();

    HttpResponse<String> foreign = leo.get("/messages/" + id);
    HttpResponse<String> unknown = leo.get("/messages/" + UUID.randomUUID());
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(foreign.body()).isEqualTo(unknown.body());
    assertThat(leo.send("DELETE", "/api/v1/messages/" + id, null).statusCode()).isEqualTo(404);
    assertThat(leo.get("/conversations/" + node + "/messages").statusCode()).isEqualTo(404);
    assertThat(Town.expect(leo.get("/conversations"), 200).path("items")).isEmpty();
    assertThat(leo.get("/admin/inbox").statusCode()).isEqualTo(403);
    assertThat(new Browser(port).get("/messages/" + id).statusCode()).isEqualTo(401);
    assertThat(new Browser(port).plain("POST", "/api/v1/messages", "{}").statusCode())
        .isIn(401, 403);
  }

  @Test
  void unknownAndForbiddenNodesLookAlike() {
    String node = town.node();
    Town.expect(nova.send("PUT", "/api/v1/blocks/" + node, null), 204);

    HttpResponse<String> forbidden = town.send(nova, node, "Hello");
    HttpResponse<String> unknown = town.send(nova, "!0badcafe", "Hello");
    assertThat(forbidden.statusCode()).isEqualTo(404);
    assertThat(forbidden.body()).isEqualTo(unknown.body());
    Town.expect(nova.send("DELETE", "/api/v1/blocks/" + node, null), 204);
    town.accepted(nova, node, "Hello");
  }

  @Test
  void nobodyActsForAnother() {
    String node = town.node();
    String id = town.accepted(nova, node, "Private");
    Browser leo = town.subscriber();

    assertThat(refused(leo, node, ",\"replyTo\":\"" + id + "\""))
        .as("another's message is as unknown as one that is not there")
        .isEqualTo(refused(leo, node, ",\"replyTo\":\"" + UUID.randomUUID() + "\""))
        .contains("reply-unknown");
    Town.expect(
        nova.send("PUT", "/api/v1/node-aliases/home", "{\"node\":\"%s\"}".formatted(node)), 204);
    String byName = "{\"to\":\"home\",\"text\":\"Hello\"}";
    assertThat(leo.post("/messages", byName).statusCode()).isEqualTo(404);
    Town.expect(nova.post("/messages", byName), 202);
    Town.expect(leo.send("PUT", "/api/v1/blocks/" + node, null), 204);
    assertThat(Town.expect(nova.get("/blocks/" + node), 200).path("blocked").asBoolean()).isFalse();
    assertThat(Town.expect(nova.get("/blocks"), 200).path("items")).isEmpty();
    assertThat(Town.expect(leo.get("/blocks"), 200).path("items"))
        .singleElement()
        .satisfies(one -> assertThat(one.path("node").asText()).isEqualTo(node))
        .satisfies(one -> assertThat(one.path("blocked").asBoolean()).isTrue())
        .satisfies(one -> assertThat(one.path("blockedByNode").asBoolean()).isFalse());
    assertThat(Town.expect(leo.get("/usage"), 200).path("entries")).isEmpty();
    assertThat(leo.post("/conversations/" + node + "/read", "").statusCode()).isIn(204, 404);
    assertThat(leo.get("/admin/gateway").statusCode()).isEqualTo(403);
    assertThat(
            leo.send("PUT", "/api/v1/admin/node-aliases/home", "{\"node\":\"%s\"}".formatted(node))
                .statusCode())
        .isEqualTo(403);
  }

  private static String refused(Browser who, String node, String more) {
    return who.post("/messages", "{\"to\":\"%s\",\"text\":\"Hello\"%s}".formatted(node, more))
        .body();
  }

  @Test
  void anOperatorNamesANodeForEverybodyAndSeesTheGateway() {
    String node = town.node(ridge.id());
    Browser operator = town.subscriber();
    jdbc.sql("update account set operator = true where id = cast(? as uuid)")
        .param(operator.look().path("account").asText())
        .update();
    String alias = "hut" + node.substring(4);
    Town.expect(
        operator.send(
            "PUT", "/api/v1/admin/node-aliases/" + alias, "{\"node\":\"%s\"}".formatted(node)),
        204);

    String id = town.accepted(nova, alias, "Hello");
    awaitState(id, "delivered");

    JsonNode summary = Town.expect(operator.get("/admin/gateway"), 200);
    assertThat(summary.at("/lastDay/delivered").asInt()).isPositive();
    assertThat(summary.at("/capacity/soldPerDay").asInt()).isGreaterThanOrEqualTo(50);
    assertThat(summary.at("/capacity/availablePerDay").asInt()).isPositive();
    assertThat(summary.path("bridges"))
        .filteredOn(one -> one.path("id").asText().equals(ridge.id()))
        .hasSize(1)
        .allSatisfy(one -> assertThat(one.path("chargedMs").asDouble()).isPositive());
    Town.expect(operator.send("DELETE", "/api/v1/admin/node-aliases/" + alias, null), 204);
    assertThat(town.send(nova, alias, "Hello").statusCode()).isEqualTo(404);
    assertThat(
            jdbc.sql(
                    "select count(*) from audit_event where action like '%node%name%' or action = 'name-node'")
                .query(Integer.class)
                .single())
        .isGreaterThanOrEqualTo(2);
  }
}
