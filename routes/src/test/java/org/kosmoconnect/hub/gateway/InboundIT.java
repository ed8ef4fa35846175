package org.kosmoconnect.hub.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.security.Browser;
import org.kosmoconnect.model.NodeId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Texts from the mesh: whose they are, what they command, and that nobody is believed blindly. */
@GatewayTest
class InboundIT {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private HubProperties properties;
  @Autowired private StringRedisTemplate redis;
  private Town town;
  private Browser nova;
  private NodeId radio;
  private ScriptedBridge bridge;
  private MqttClient uplink;
  private String node;

  @BeforeEach
  void meet() throws MqttException {
    jdbc.sql("update bridge_status set online = false").update();
    town = new Town(jdbc, redis, port);
    nova = town.subscriber();
    radio = new NodeId(0x20000000L + ThreadLocalRandom.current().nextInt(0x10000000));
    bridge = new ScriptedBridge(properties.mqtt().url(), radio.toString(), radio.num());
    town.bridge(bridge.id(), radio.num());
    node = town.node(bridge.id());
    uplink =
        new MqttClient(properties.mqtt().url(), "up-" + System.nanoTime(), new MemoryPersistence());
    uplink.connect();
  }

  @AfterEach
  void part() throws MqttException {
    bridge.close();
    uplink.disconnect();
    uplink.close();
  }

  private Letter letter(String text) {
    return new Letter(uplink, properties, jdbc, NodeId.parse(node), radio, text);
  }

  private JsonNode conversation(Browser who) {
    return Town.expect(who.get("/conversations"), 200).path("items").path(0);
  }

  private void awaitText(Browser who, String text) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () -> assertThat(conversation(who).at("/lastMessage/text").asText()).isEqualTo(text));
  }

  private String delivered(Browser who, String text) {
    String id = town.accepted(who, node, text);
    await()
        .atMost(20, SECONDS)
        .untilAsserted(() -> assertThat(Town.state(who, id)).isEqualTo("delivered"));
    return id;
  }

  @Test
  void anAnswerLandsInTheConversationOfTheMessageItAnswers() throws Exception {
    String id = delivered(nova, "Is the ridge road open?");
    Letter answer =
        letter("Yes, since noon").answering(bridge.transmissions.get(0).packetId()).proven();
    answer.send();
    answer.send();

    awaitText(nova, "Yes, since noon");
    JsonNode conversation = conversation(nova);
    assertThat(conversation.path("unread").asInt()).isEqualTo(1);
    assertThat(conversation.path("replyWindowUntil").asText()).isNotEmpty();
    assertThat(conversation.at("/lastMessage/replyTo").asText()).isEqualTo(id);
    assertThat(conversation.at("/lastMessage/verified").asBoolean()).isTrue();
    JsonNode messages =
        Town.expect(nova.get("/conversations/" + node + "/messages"), 200).path("items");
    assertThat(messages).hasSize(2);
    Town.expect(nova.post("/conversations/" + node + "/read", ""), 204);
    assertThat(conversation(nova).path("unread").asInt()).isZero();
  }

  @Test
  void whenSeveralWroteAnOperatorFilesItAndTheNodeIsAsked() throws Exception {
    Browser leo = town.subscriber();
    delivered(nova, "Hello from Nova");
    jdbc.sql("update message set updated_at = now() - interval '1 minute'").update();
    delivered(leo, "Hello from Leo");
    int before = bridge.transmissions.size();

    letter("Hello to whom?").proven().send();

    await().atMost(20, SECONDS).until(() -> bridge.transmissions.size() > before);
    assertThat(bridge.transmissions.get(before).offer().getText())
        .startsWith("Several people wrote: start with @u");
    assertThat(
            jdbc.sql(
                    "select count(*) from message where direction = 'in' and account is null and node = ?")
                .param(NodeId.parse(node).num())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    String alias = Town.expect(leo.get("/usage"), 200).path("alias").asText();
    letter("@" + alias + " it is for you").proven().send();
    awaitText(leo, "@" + alias + " it is for you");
  }

  @Test
  void aNodeStopsASenderAndLetsHimWriteAgain() throws Exception {
    delivered(nova, "Buy now!");
    letter("!stop").proven().send();
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () -> assertThat(town.send(nova, node, "More!").statusCode()).isIn(404, 429));
    assertThat(Town.expect(nova.get("/blocks/" + node), 200).path("blockedByNode").asBoolean())
        .isTrue();

    letter("!start").proven().send();
    await()
        .atMost(20, SECONDS)
        .until(
            () -> !Town.expect(nova.get("/blocks/" + node), 200).path("blockedByNode").asBoolean());
  }

  @Test
  void whoCannotProveItCommandsNothing() throws Exception {
    delivered(nova, "Hello");
    letter("!stop all").send();

    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                jdbc.sql(
                            "select count(*) from inbound_text where text = '!stop all' and handled_at is not null and from_node = ?")
                        .param(NodeId.parse(node).num())
                        .query(Integer.class)
                        .single()
                    == 1);
    assertThat(Town.expect(nova.get("/blocks/" + node), 200).path("blockedByNode").asBoolean())
        .isFalse();
  }

  @Test
  void aProvenTextOpensTheWayBackForThreeDays() throws Exception {
    delivered(nova, "Hello");
    assertThat(mayWrite("reply-window")).isFalse();
    letter("Hi").proven().send();
    awaitText(nova, "Hi");
    assertThat(mayWrite("reply-window")).isTrue();

    jdbc.sql("update conversation set last_heard_at = now() - interval '73 hours'").update();
    assertThat(mayWrite("reply-window")).isFalse();
  }

  private boolean mayWrite(String unclaimed) {
    return jdbc.sql("select may_write(cast(? as uuid), ?, ?)")
        .params(nova.look().path("account").asText(), NodeId.parse(node).num(), unclaimed)
        .query(Boolean.class)
        .single();
  }

  @Test
  @Timeout(90)
  void theStreamTellsOfOnesOwnMessagesAlone() throws Exception {
    Browser leo = town.subscriber();
    try (InputStream stream = nova.open("/api/v1/messages/stream")) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      assertThat(lines.readLine()).isEqualTo("retry: 2000");
      String foreign = town.accepted(leo, node, "Of Leo");
      String own = town.accepted(nova, node, "Of Nova");

      assertThat(readUntil(lines, "acknowledged")).contains(own).doesNotContain(foreign);
    }
  }

  private static String readUntil(BufferedReader lines, String word) throws IOException {
    StringBuilder read = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      read.append(line).append('\n');
      if (line.contains(word)) {
        return read.toString();
      }
    }
    return read.toString();
  }
}
