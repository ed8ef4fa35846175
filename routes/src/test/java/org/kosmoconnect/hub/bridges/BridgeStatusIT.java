package org.kosmoconnect.hub.bridges;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kosmoconnect.hub.bridges.FieldBridge.online;
import static org.kosmoconnect.hub.bridges.FieldBridge.spool;
import static org.kosmoconnect.hub.uplink.Envelopes.GATEWAY;
import static org.kosmoconnect.hub.uplink.Envelopes.anEnvelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.api.Api;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.proto.bridge.BridgeDiagnostics;
import org.kosmoconnect.proto.bridge.BridgeStatus;
import org.kosmoconnect.proto.bridge.ClockStatus;
import org.kosmoconnect.proto.bridge.DropReason;
import org.kosmoconnect.proto.bridge.DroppedRange;
import org.kosmoconnect.proto.bridge.HostHealth;
import org.kosmoconnect.proto.bridge.RadioStatus;
import org.kosmoconnect.proto.bridge.SequenceRange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What bridges tell of themselves, from a real broker to the database, the API and Prometheus. */
@BridgeTest
class BridgeStatusIT {

  private static final long NOW = Instant.now().getEpochSecond();
  private static final NodeId OTHER_RADIO = new NodeId(0x55c3d7a4L);

  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;
  @Autowired private HubProperties properties;
  @Autowired private JdbcClient jdbc;
  @Autowired private ProducerTemplate routes;
  private FieldBridge bridge;

  @BeforeEach
  void connect() throws MqttException {
    bridge = FieldBridge.connect(properties.mqtt().url(), newId());
  }

  @AfterEach
  void disconnect() throws MqttException {
    bridge.close();
  }

  private static String newId() {
    return "b-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void aStatusIsKeptAndALastWillSaysOnlyThatTheBridgeIsGone() throws Exception {
    bridge.status(
        online(GATEWAY.num())
            .setClock(ClockStatus.newBuilder().setSynced(true).setOffsetMs(-12).setBoot("b1"))
            .setSpool(spool("s1", 3, 9).setDepth(6).setBytes(4096)));
    await().atMost(20, SECONDS).until(() -> "online".equals(state(bridge.id())));
    Map<String, Object> row =
        jdbc.sql("select * from bridge_status where bridge = :id")
            .param("id", bridge.id())
            .query()
            .singleRow();
    assertThat(row)
        .containsEntry("software", "0.1.0")
        .containsEntry("node", GATEWAY.num())
        .containsEntry("clock_synced", true)
        .containsEntry("clock_offset_ms", -12L)
        .containsEntry("current_spool", "s1");

    bridge.status(BridgeStatus.newBuilder().setOnline(false));

    await().atMost(20, SECONDS).until(() -> "offline".equals(state(bridge.id())));
    assertThat(text("select software from bridge_status where bridge = :id")).isEqualTo("0.1.0");
  }

  @Test
  void theBrokerTellsOfABridgeThatDied() throws Exception {
    String id = newId();
    MqttConnectionOptions options = new MqttConnectionOptions();
    MqttMessage will =
        new MqttMessage(BridgeStatus.newBuilder().setBridge(id).build().toByteArray());
    will.setQos(1);
    will.setRetained(true);
    options.setWill("kosmo/v1/" + id + "/status", will);
    options.setSessionExpiryInterval(0L);
    FieldBridge dying = FieldBridge.connect(properties.mqtt().url(), id, options);
    dying.status(online(GATEWAY.num()));
    await().atMost(20, SECONDS).until(() -> "online".equals(state(id)));

    dying.client().disconnectForcibly(0, 0, false);

    await().atMost(30, SECONDS).until(() -> "offline".equals(state(id)));
    dying.client().close(true);
  }

  @Test
  void anotherRadioWaitsForApprovalAndNothingOfItIsStored() throws Exception {
    bridge.status(online(GATEWAY.num()));
    await().atMost(20, SECONDS).until(() -> "online".equals(state(bridge.id())));
    bridge.status(online(OTHER_RADIO.num()));
    await()
        .atMost(20, SECONDS)
        .until(() -> number("select pending_node from bridge where id = :id") == OTHER_RADIO.num());
    assertThat(number("select node from bridge where id = :id")).isEqualTo(GATEWAY.num());
    await().atMost(20, SECONDS).until(() -> refused(OTHER_RADIO));

    bridge.uplink("s1", 1_000, anEnvelope().id(1_000).environment(NOW, 1f).bytes());
    await()
        .atMost(20, SECONDS)
        .until(
            () -> number("select count(*) from reception where bridge = :id and seq = 1000") == 1);
    bridge.status(online(GATEWAY.num()));
    await()
        .atMost(20, SECONDS)
        .until(() -> number("select count(pending_node) from bridge where id = :id") == 0);
  }

  /** The binding is learnt within seconds: tries until a packet of the radio is parked. */
  private boolean refused(NodeId radio) throws Exception {
    int seq = (int) (System.nanoTime() & 0xffff) + 2_000;
    bridge.uplink("s1", seq, anEnvelope().id(seq).environment(NOW, 1f).heardBy(radio).bytes());
    await()
        .atMost(10, SECONDS)
        .until(
            () ->
                number(
                        "select count(*) from bridge_spool where bridge = :id and settled @> "
                            + seq
                            + "::bigint")
                    == 1);
    return number(
            "select count(*) from dead_letter where bridge = :id and reason = 'radio-not-approved'")
        > 0;
  }

  @Test
  void gapsAreCountedExactlyAndCloseWhenWhatWasMissingComes() throws Exception {
    for (int seq : List.of(1, 2, 3, 7, 10)) {
      bridge.uplink("s1", seq, anEnvelope().id(seq).environment(NOW - seq, 1f).bytes());
    }
    await().atMost(20, SECONDS).until(() -> bridge.covered("s1", 10));
    DroppedRange full =
        DroppedRange.newBuilder()
            .setRange(SequenceRange.newBuilder().setFirst(3).setLast(5))
            .setReason(DropReason.FULL)
            .build();
    bridge.status(online(GATEWAY.num()).setSpool(spool("s1", 10, 11).addDropped(full)));

    await().atMost(20, SECONDS).until(() -> gaps().size() == 3);
    assertThat(gaps()).containsExactly("full 4-5", "unexplained 6-6", "unexplained 8-9");

    bridge.uplink("s1", 8, anEnvelope().id(8).environment(NOW - 8, 1f).bytes());
    await().atMost(20, SECONDS).until(() -> bridge.covered("s1", 8));
    bridge.status(online(GATEWAY.num()).setSpool(spool("s1", 10, 11)));
    await().atMost(20, SECONDS).until(() -> gaps().contains("unexplained 9-9"));
    assertThat(gaps()).containsExactly("full 4-5", "unexplained 6-6", "unexplained 9-9");
  }

  @Test
  void reportsOfOtherBridgesAreParked() throws Exception {
    MqttMessage message =
        new MqttMessage(online(1).setBridge("somebody-else").build().toByteArray());
    message.setQos(1);
    bridge.client().publish("kosmo/v1/" + bridge.id() + "/status", message);

    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                number(
                        "select count(*) from dead_letter where reason = 'bad-report' and source = 'kosmo/v1/'||:id||'/status'")
                    == 1);
    assertThat(state("somebody-else")).isNull();
  }

  @Test
  void theNetworkAndPrometheusShowBridges() throws Exception {
    bridge.status(
        online(GATEWAY.num())
            .setRadio(RadioStatus.newBuilder().setNode((int) GATEWAY.num()))
            .setSpool(spool("s1", 1, 1).setDepth(41)));
    await()
        .atMost(20, SECONDS)
        .until(() -> number("select max(depth) from bridge_spool where bridge = :id") == 41);
    MqttMessage diagnostics =
        new MqttMessage(
            BridgeDiagnostics.newBuilder()
                .setBridge(bridge.id())
                .setSpool(spool("s1", 1, 43).setDepth(42))
                .setHost(HostHealth.newBuilder().setTemperature(Float.NaN).setLoad(0.3f))
                .build()
                .toByteArray());
    diagnostics.setQos(1);
    bridge.client().publish("kosmo/v1/" + bridge.id() + "/diag", diagnostics);

    await()
        .atMost(20, SECONDS)
        .until(() -> number("select max(depth) from bridge_spool where bridge = :id") == 42);
    JsonNode network = new Api(port).json("/network");
    assertThat(network.at("/bridges/online").asInt()).isPositive();
    await()
        .atMost(30, SECONDS)
        .until(
            () ->
                metrics()
                    .contains("kosmo_bridge_spool_depth{bridge=\"" + bridge.id() + "\"} 42.0"));
    assertThat(metrics())
        .contains("kosmo_bridge_online{bridge=\"" + bridge.id() + "\"} 1.0")
        .contains("kosmo_bridge_gap{bridge=\"" + bridge.id() + "\"} 0.0");
  }

  @Test
  void anAlertIsRaisedForABridgeThatIsAwayAndEndsWhenItIsBack() throws Exception {
    bridge.status(online(GATEWAY.num()));
    await().atMost(20, SECONDS).until(() -> "online".equals(state(bridge.id())));
    jdbc.sql(
            "update bridge_status set online = false, received_at = now() - interval '20 minutes' where bridge = :id")
        .param("id", bridge.id())
        .update();

    await().atMost(60, SECONDS).until(() -> openAlerts() == 1);
    bridge.status(online(GATEWAY.num()));
    await().atMost(60, SECONDS).until(() -> openAlerts() == 0);
    assertThat(text("select kind from alert where subject = :id")).isEqualTo("bridge-offline");
  }

  private long openAlerts() {
    routes.requestBody("sql:classpath:sql/open-bridge-alerts.sql", "");
    routes.requestBody("sql:classpath:sql/close-bridge-alerts.sql", "");
    return number("select count(*) from alert where subject = :id and closed_at is null");
  }

  private String metrics() {
    return new Api(managementPort).send("GET", "/actuator/prometheus").body();
  }

  private List<String> gaps() {
    return jdbc.sql(
            "select reason || ' ' || first || '-' || last from bridge_gap where bridge = :id order by first")
        .param("id", bridge.id())
        .query(String.class)
        .list();
  }

  private String state(String id) {
    return jdbc.sql("select state from bridge_state where id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private String text(String sql) {
    return jdbc.sql(sql).param("id", bridge.id()).query(String.class).single();
  }

  private long number(String sql) {
    Long value = jdbc.sql(sql).param("id", bridge.id()).query(Long.class).optional().orElse(null);
    return value == null ? 0 : value;
  }
}
