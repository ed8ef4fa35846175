package org.kosmoconnect.hub.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.security.Browser;
import org.kosmoconnect.model.NodeId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everybody with the key of a channel can write in the name of any node, and everybody with a
 * broker account can publish. None of them commands anything.
 */
@GatewayTest
class ForgedCommandsIT {

  private static final byte[] WRONG_KEY = new byte[32];

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  @Autowired private HubProperties properties;
  private Town town;
  private Browser nova;
  private NodeId radio;
  private String node;
  private MqttClient uplink;
  private int marks;

  @BeforeEach
  void meet() throws MqttException {
    town = new Town(jdbc, redis, port);
    nova = town.subscriber();
    radio = someNode();
    town.bridge(radio.toString(), radio.num());
    node = town.node(radio.toString());
    uplink =
        new MqttClient(properties.mqtt().url(), "up-" + System.nanoTime(), new MemoryPersistence());
    uplink.connect();
    jdbc.sql(
            """
            insert into conversation (account, node, last_sent_at) values (cast(? as uuid), ?, now())
            """)
        .params(account(), number())
        .update();
  }

  @AfterEach
  void part() throws MqttException {
    uplink.disconnect();
    uplink.close();
    town.offline(radio.toString());
  }

  private static NodeId someNode() {
    return new NodeId(0x20000000L + ThreadLocalRandom.current().nextInt(0x10000000));
  }

  private String account() {
    return nova.look().path("account").asText();
  }

  private long number() {
    return NodeId.parse(node).num();
  }

  private String codeOfClaim() {
    JsonNode claim = Town.expect(nova.post("/claims", "{\"nodeId\":\"%s\"}".formatted(node)), 201);
    return claim.path("text").asText();
  }

  /** Each command in the name of the node, in one forged way, and then nothing has changed. */
  private void assertWorthless(UnaryOperator<Letter> forgery) throws MqttException {
    List<String> commands = List.of("!stop", "!stop all", "!forget", codeOfClaim());
    jdbc.sql("insert into block (node, account, by_node) values (?, null, true)")
        .param(number())
        .update();
    forge("!start all", forgery);
    assertThat(blocks()).as("a forged !start lifts nothing").isEqualTo(1);
    jdbc.sql("delete from block where node = ?").param(number()).update();
    for (String command : commands) {
      forge(command, forgery);
    }
    assertThat(blocks()).as("a forged !stop blocks nobody").isZero();
    assertThat(
            jdbc.sql("select ignored or long_name is null from node where num = ?")
                .param(number())
                .query(Boolean.class)
                .single())
        .as("a forged !forget erases nothing")
        .isFalse();
    assertThat(Town.expect(nova.get("/my/nodes"), 200).path("items"))
        .as("a forged !claim gives nothing")
        .isEmpty();
  }

  private int blocks() {
    return jdbc.sql("select count(*) from block where node = ? and by_node")
        .param(number())
        .query(Integer.class)
        .single();
  }

  /** Sends a forged command, and after it a true text; when that is decided, so is the command. */
  private void forge(String command, UnaryOperator<Letter> forgery) throws MqttException {
    forgery.apply(letter(command)).send();
    String mark = "mark " + marks++;
    letter(mark).proven().send();
    await()
        .atMost(60, SECONDS)
        .until(
            () ->
                jdbc.sql(
                        """
                        select count(*) filter (where text = :mark) = 1 and bool_and(handled_at is not null)
                        from inbound_text where from_node = :node
                        """)
                    .param("mark", mark)
                    .param("node", number())
                    .query(Boolean.class)
                    .single());
  }

  private Letter letter(String text) {
    return new Letter(uplink, properties, jdbc, NodeId.parse(node), radio, text);
  }

  @Test
  void inClear() throws Exception {
    assertWorthless(letter -> letter);
  }

  @Test
  void withAnotherKey() throws Exception {
    assertWorthless(letter -> letter.encrypted(WRONG_KEY));
  }

  @Test
  void toEverybody() throws Exception {
    assertWorthless(letter -> letter.proven().allowed().to(0xFFFF_FFFFL));
  }

  @Test
  void throughAGatewayThatNobodyEnrolled() throws Exception {
    NodeId stranger = someNode();
    assertWorthless(letter -> letter.proven().to(stranger.num()).through(stranger));
  }

  @Test
  void toABridgesNodeByAnotherGateway() throws Exception {
    assertWorthless(letter -> letter.proven().through(someNode()));
  }

  /** So that the tests above fail for the right reason. */
  @Test
  void theSameCommandsProvenAreObeyed() throws Exception {
    forge("!stop all", Letter::proven);
    assertThat(blocks()).isEqualTo(1);
    forge("!start all", Letter::proven);
    assertThat(blocks()).isZero();
    forge(codeOfClaim(), Letter::proven);
    assertThat(Town.expect(nova.get("/my/nodes"), 200).path("items")).hasSize(1);
  }
}
