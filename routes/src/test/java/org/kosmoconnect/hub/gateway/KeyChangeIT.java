package org.kosmoconnect.hub.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kosmoconnect.hub.uplink.Envelopes.anEnvelope;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.ProducerTemplate;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.security.Browser;
import org.kosmoconnect.hub.uplink.Envelopes;
import org.kosmoconnect.hub.vault.ErasedNodes;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.proto.meshtastic.User;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The first key of a node stays its key whatever is said in its name, and what proves by that key
 * to be the node's own is obeyed.
 */
@GatewayTest
class KeyChangeIT {

  private static final int NODE_INFO_PORT = 4;

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  @Autowired private HubProperties properties;
  @Autowired private ErasedNodes erasedNodes;
  @Autowired private ProducerTemplate routes;
  private final byte[] otherKey = new byte[32];
  private Town town;
  private Browser nova;
  private NodeId radio;
  private NodeId node;
  private byte[] key;
  private MqttClient uplink;

  @BeforeEach
  void meet() throws MqttException {
    town = new Town(jdbc, redis, port);
    nova = town.subscriber();
    radio = new NodeId(0x60000000L + ThreadLocalRandom.current().nextInt(0x10000000));
    town.bridge(radio.toString(), radio.num());
    node = NodeId.parse(town.node(radio.toString()));
    key = row("public_key") instanceof byte[] known ? known : new byte[0];
    Arrays.fill(otherKey, (byte) 7);
    uplink =
        new MqttClient(properties.mqtt().url(), "up-" + System.nanoTime(), new MemoryPersistence());
    uplink.connect();
  }

  @AfterEach
  void part() throws MqttException {
    uplink.disconnect();
    uplink.close();
    town.offline(radio.toString());
  }

  private Object row(String column) {
    Map<String, Object> row =
        jdbc.sql("select * from node where num = ?").param(node.num()).query().singleRow();
    return row.get(column);
  }

  /** Says a key in the name of the node, as everybody can, and waits until the hub has heard it. */
  private void say(byte[] said) throws MqttException {
    int id = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    User user =
        User.newBuilder()
            .setId(ByteString.copyFromUtf8(node.toString()))
            .setLongName(ByteString.copyFromUtf8("Hut " + id))
            .setPublicKey(ByteString.copyFrom(said))
            .build();
    Envelopes envelope =
        anEnvelope().from(node).id(id).heardBy(radio).payload(NODE_INFO_PORT, user.toByteArray());
    uplink.publish(
        properties.mqtt().topic().replace("msh/#", envelope.topic()), envelope.bytes(), 1, false);
    await().atMost(60, SECONDS).until(() -> ("Hut " + id).equals(row("long_name")));
  }

  /** Sends a command in an encrypted text, and waits until the hub has decided what it means. */
  private void command(String text, byte[] with) throws MqttException {
    new Letter(uplink, properties, jdbc, node, radio, text).encrypted(with).send();
    await()
        .atMost(60, SECONDS)
        .until(
            () ->
                jdbc.sql(
                        "select count(*) from inbound_text where from_node = ? and text = ? and handled_at is not null")
                    .params(node.num(), text)
                    .query(Integer.class)
                    .single(),
            count -> count > 0);
  }

  private int blocks() {
    return jdbc.sql("select count(*) from block where node = ? and by_node")
        .param(node.num())
        .query(Integer.class)
        .single();
  }

  private String claimCode() {
    return Town.expect(nova.post("/claims", "{\"nodeId\":\"%s\"}".formatted(node)), 201)
        .path("text")
        .asText();
  }

  private String myState() {
    return Town.expect(nova.get("/my/nodes"), 200).at("/items/0/state").asText("none");
  }

  @Test
  void anotherKeyCommandsNothingAndThePinnedOneStillDoes() throws MqttException {
    say(otherKey);

    assertThat(row("public_key")).isEqualTo(key);
    assertThat(row("offered_key")).isEqualTo(otherKey);
    command("!stop all", otherKey);
    command(claimCode(), otherKey);
    assertThat(blocks()).isZero();
    assertThat(myState()).isEqualTo("none");

    command("!stop  all", key);
    assertThat(blocks()).isEqualTo(1);
    assertThat(row("offered_key")).as("who has the pinned key is the node").isNull();
  }

  @Test
  void aClaimRestsUntilTheOwnerClaimsWithTheNewKey() throws MqttException {
    command(claimCode(), key);
    assertThat(myState()).isEqualTo("active");

    say(otherKey);
    assertThat(myState()).isEqualTo("key-changed");
    say(key);
    assertThat(myState()).as("the node has said its own key again").isEqualTo("active");

    say(otherKey);
    command(claimCode(), otherKey);

    assertThat(myState()).isEqualTo("active");
    assertThat(row("public_key")).isEqualTo(otherKey);
    command("!stop all", key);
    assertThat(blocks()).as("the old key is worth nothing any more").isZero();
  }

  @Test
  void aNodeOfNobodyGetsTheKeyThatAloneWasSaidForAWeek() throws MqttException {
    say(otherKey);
    say(otherKey);
    assertThat(row("public_key")).isEqualTo(key);

    jdbc.sql("update node set offered_since = now() - interval '8 days' where num = ?")
        .param(node.num())
        .update();
    say(otherKey);

    assertThat(row("public_key")).isEqualTo(otherKey);
    assertThat(row("offered_key")).isNull();
  }

  @Test
  void aNodeThatAsksToBeForgottenIsErasedAsItsOwnerWouldEraseIt() throws MqttException {
    command(claimCode(), key);
    String hash = erasedNodes.hash(node.toString());

    new Letter(uplink, properties, jdbc, node, radio, "!forget").proven().send();

    await()
        .atMost(60, SECONDS)
        .until(
            () ->
                jdbc.sql("select count(*) from erased_node where hash = ?")
                    .param(hash)
                    .query(Integer.class)
                    .single(),
            count -> count == 1);
    assertThat(
            jdbc.sql(
                    """
                    select (select count(*) from node where num = :node)
                      + (select count(*) from inbound_text where from_node = :node)
                      + (select count(*) from reception where from_node = :node)
                      + (select count(*) from claimed_node where node = :node)
                    """)
                .param("node", node.num())
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(myState()).isEqualTo("none");
    assertThat(
            jdbc.sql("select rule from audit_event where object = ?")
                .param(hash.substring(0, 16))
                .query(String.class)
                .single())
        .isEqualTo("text from the node");

    // As an older backup would bring it back.
    jdbc.sql("insert into node (num, first_heard, last_heard) values (?, now(), now())")
        .param(node.num())
        .update();
    routes.requestBody("direct:consent-learn", (Object) null);
    routes.requestBody("direct:consent-erase-again", (Object) null);
    assertThat(
            jdbc.sql("select count(*) from node where num = ?")
                .param(node.num())
                .query(Integer.class)
                .single())
        .isZero();
  }
}
