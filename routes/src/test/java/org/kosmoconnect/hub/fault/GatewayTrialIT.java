package org.kosmoconnect.hub.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.gateway.GatewayStage;
import org.kosmoconnect.testbed.gateway.GatewayTrial;
import org.kosmoconnect.testbed.gateway.GatewayVerdict;
import org.kosmoconnect.testbed.gateway.Writer;
import org.kosmoconnect.testbed.live.MeshLedger.Entry;

/**
 * From the web into a living mesh and back, with nothing in between that is not real but the radios
 * themselves: the packaged hub and bridges, a broker, a database. The mesh lives twenty times
 * faster than we do.
 */
@Tag("measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayTrialIT {

  private static final int BRIDGES = 3;
  private static final int HUBS = 2;
  private static final double HASTE = 20;
  private static final double LOSS = 0.05;

  private GatewayStage stage;
  private Writer nova;
  private List<Long> nodes;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    stage = new GatewayStage(folder, BRIDGES, HUBS, HASTE, LOSS);
    nodes = stage.recipients();
  }

  @AfterAll
  void end() {
    if (stage != null) {
      stage.close();
    }
  }

  @BeforeEach
  void join() throws Exception {
    stage.liftLimits();
    nova = Writer.join(stage);
  }

  private static ConditionFactory patience() {
    return await().atMost(90, SECONDS).pollDelay(0, SECONDS);
  }

  private static String id(long node) {
    return "!%08x".formatted(node);
  }

  /** Sends until the mesh has let one text through: packets get lost here, and nobody says so. */
  private JsonNode deliver(long node, String text) throws Exception {
    String id = nova.send(node, text);
    patience().untilAsserted(() -> assertThat(message(id).path("ended").asBoolean()).isTrue());
    return message(id);
  }

  private JsonNode message(String id) throws IOException, InterruptedException {
    return nova.read("/messages/" + id);
  }

  private JsonNode thread(long node) throws IOException, InterruptedException {
    return nova.read("/conversations/" + id(node) + "/messages").path("items");
  }

  private void awaitHeard(long node, String text) {
    patience()
        .untilAsserted(
            () ->
                assertThat(thread(node))
                    .filteredOn(one -> one.path("direction").asText().equals("in"))
                    .extracting(one -> one.path("text").asText())
                    .contains(text));
  }

  @Test
  @Order(1)
  void aTextReachesItsNodeIsConfirmedAndAnswered() throws Exception {
    long node = nodes.get(0);

    JsonNode message = deliver(node, "Is the ridge road open?");

    assertThat(message.path("state").asText()).as("%s", message).isEqualTo("delivered");
    assertThat(message.path("charge").asText()).isEqualTo("consumed");
    assertThat(message.path("timeline"))
        .extracting(entry -> entry.path("what").asText())
        .contains("accepted", "offered", "taken", "granted", "radio-accepted", "acknowledged");
    List<Entry> heard = stage.mesh().ledger().textsTo((int) node);
    assertThat(heard)
        .extracting(Entry::text)
        .allMatch(t -> t.endsWith(": Is the ridge road open?"));
    assertThat(heard).anyMatch(one -> one.isDecodedBy((int) node));

    awaitHeard(node, "echo: Is the ridge road open?");
    JsonNode answer = thread(node).get(0);
    assertThat(answer.path("replyTo").asText()).isEqualTo(message.path("id").asText());
    assertThat(answer.path("verified").asBoolean())
        .as("encrypted with the node's own key")
        .isTrue();
    assertThat(nova.read("/conversations").at("/items/0/unread").asInt()).isEqualTo(1);
  }

  @Test
  @Order(2)
  void aNodeReactsClaimsAndStopsByItsOwnWords() throws Exception {
    long node = nodes.get(1);
    deliver(node, "react 👍");
    awaitHeard(node, "👍");
    assertThat(thread(node).get(0).path("reaction").asBoolean()).isTrue();

    HttpResponse<String> claim =
        nova.ask("POST", "/claims", "{\"nodeId\":\"%s\"}".formatted(id(node)));
    String text = new ObjectMapper().readTree(claim.body()).path("text").asText();
    deliver(node, "say " + text);
    patience()
        .untilAsserted(
            () ->
                assertThat(nova.read("/my/nodes").path("items"))
                    .extracting(one -> one.path("id").asText())
                    .containsExactly(id(node)));

    long other = nodes.get(2);
    deliver(other, "say !stop");
    patience()
        .untilAsserted(
            () ->
                assertThat(nova.read("/blocks/" + id(other)).path("blockedByNode").asBoolean())
                    .isTrue());
    assertThat(
            nova.ask("POST", "/messages", "{\"to\":\"%s\",\"text\":\"Hello\"}".formatted(id(other)))
                .statusCode())
        .isEqualTo(404);
  }

  /** The goals of the bench gateway, at a size that a build bears. */
  @Test
  @Order(3)
  void manyMessagesManyLossesAndCrashesAndEveryPromiseKept() throws Exception {
    GatewayTrial.Plan plan =
        new GatewayTrial.Plan(
            Effort.of(4, 39),
            Effort.of(24, 15),
            Effort.of(40, 415),
            2,
            1,
            Duration.ofMinutes(Effort.of(4, 20)));

    GatewayVerdict verdict = new GatewayTrial(stage, plan).run();

    assertThat(verdict.open()).as("not terminal in %s", verdict).isZero();
    assertThat(verdict.unrecorded()).as("transmissions without a recorded attempt").isZero();
    assertThat(verdict.doubled()).as("read twice").isZero();
    assertThat(verdict.falselyDelivered()).as("delivered, but never read").isZero();
    assertThat(verdict.overcharged()).as("charged, but never on the air").isZero();
    assertThat(verdict.undercharged()).as("on the air, but not charged").isZero();
    assertThat(verdict.ledgerErrors()).as("counters and entries differ").isZero();
    assertThat(verdict.fairness()).as("Jain's index").isGreaterThanOrEqualTo(0.95);
    assertThat(verdict.states().getOrDefault("delivered", 0))
        .as("%s", verdict)
        .isGreaterThan(plan.messages() / 2);
  }
}
