package org.kosmoconnect.hub.bridges;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kosmoconnect.hub.uplink.Envelopes.anEnvelope;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.uplink.Envelopes;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.proto.bridge.CommitMark;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a bridge through the hub to its mark, over a real broker and a real database. */
@BridgeTest
class CommitMarksIT {

  private static final long NOW = Instant.now().getEpochSecond();
  private static final String SPOOL = "s1";

  @Autowired private HubProperties properties;
  @Autowired private JdbcClient jdbc;
  private FieldBridge bridge;

  @BeforeEach
  void connect() throws MqttException {
    bridge =
        FieldBridge.connect(
            properties.mqtt().url(), "b-" + UUID.randomUUID().toString().substring(0, 8));
  }

  @AfterEach
  void disconnect() throws MqttException {
    bridge.close();
  }

  @Test
  void coversWhatIsStoredAndNamesWhatIsMissing() throws Exception {
    for (long seq : List.of(1L, 2L, 5L, 6L, 9L)) {
      bridge.uplink(SPOOL, seq, packet(seq));
    }

    await().atMost(20, SECONDS).until(() -> bridge.covered(SPOOL, 9));
    CommitMark mark = newest();
    assertThat(mark.getUpTo()).isEqualTo(9);
    assertThat(mark.getMissingList())
        .extracting(range -> range.getFirst() + "-" + range.getLast())
        .containsExactly("3-4", "7-8");
  }

  @Test
  void coversInAnyOrderAndNeverWhatIsNotStored() throws Exception {
    List<Long> order = new ArrayList<>(LongStream.rangeClosed(1, 150).boxed().toList());
    order.addAll(order.subList(0, 40));
    Collections.shuffle(order, new Random(11));
    for (long seq : order) {
      bridge.uplink(SPOOL, seq, packet(seq));
      if (seq % 30 == 0) {
        assertNothingCoveredThatIsNotStored();
      }
    }

    await().atMost(30, SECONDS).until(() -> bridge.covered(SPOOL, 150));
    await().atMost(10, SECONDS).until(() -> newest().getMissingCount() == 0);
    assertNothingCoveredThatIsNotStored();
    assertThat(receptions()).isEqualTo(150);
    assertThat(bridge.marks()).as("at most one a second").hasSizeLessThan(40);
  }

  @Test
  void marksAgainForABridgeThatAsksAgain() throws Exception {
    bridge.uplink(SPOOL, 1, packet(1));
    await().atMost(20, SECONDS).until(() -> bridge.marks().size() == 1);

    bridge.uplink(SPOOL, 1, packet(1));

    await().atMost(20, SECONDS).until(() -> bridge.marks().size() == 2);
    assertThat(newest()).isEqualTo(bridge.marks().get(0));
    assertThat(receptions()).isEqualTo(1);
  }

  @Test
  void settlesWhatIsWithheldParkedOrAFlood() throws Exception {
    bridge.uplink(SPOOL, 1, withheld());
    bridge.uplink(SPOOL, 2, new byte[] {(byte) 0xff, 1, 2});
    int flood = properties.flood().burst() + 20;
    for (int i = 0; i < flood; i++) {
      bridge.uplink(
          SPOOL,
          3 + i,
          anEnvelope().from(new NodeId(0x7777L)).id(i + 1).environment(NOW - i, 1f).bytes());
    }

    await()
        .atMost(30, SECONDS)
        .until(() -> bridge.covered(SPOOL, flood + 2) && newest().getMissingCount() == 0);
    assertThat(receptions()).isLessThan(flood);
    assertThat(
            jdbc.sql(
                    "select bridge from dead_letter where reason = 'not-protobuf' and bridge = :id")
                .param("id", bridge.id())
                .query(String.class)
                .single())
        .isEqualTo(bridge.id());
  }

  @Test
  void aNewSpoolHasMarksOfItsOwnAndTheBrokerKeepsTheNewest() throws Exception {
    bridge.uplink("old", 1, packet(1));
    await().atMost(20, SECONDS).until(() -> bridge.covered("old", 1));
    bridge.uplink("new", 1, packet(2));
    await().atMost(20, SECONDS).until(() -> bridge.covered("new", 1));

    try (FieldBridge later = FieldBridge.connect(properties.mqtt().url(), bridge.id())) {
      await().atMost(10, SECONDS).until(() -> later.covered("new", 1));
    }
  }

  @Test
  void onePositionIsOneReceptionWhateverItsPacketIsReadAs() throws Exception {
    bridge.uplink(SPOOL, 1, packet(1));
    await().atMost(20, SECONDS).until(() -> bridge.covered(SPOOL, 1));
    bridge.uplink(SPOOL, 1, packet(77));
    bridge.uplink(SPOOL, 2, packet(2));

    await().atMost(20, SECONDS).until(() -> bridge.covered(SPOOL, 2));
    assertThat(receptions()).isEqualTo(2);
    assertThat(
            jdbc.sql("select count(*) from dead_letter where bridge = :id")
                .param("id", bridge.id())
                .query(Long.class)
                .single())
        .isZero();
  }

  private void assertNothingCoveredThatIsNotStored() {
    List<CommitMark> marks = bridge.marks();
    if (marks.isEmpty()) {
      return;
    }
    Set<Long> stored =
        new HashSet<>(
            jdbc.sql("select seq from reception where bridge = :id and spool = :spool")
                .param("id", bridge.id())
                .param("spool", SPOOL)
                .query(Long.class)
                .list());
    CommitMark last = marks.get(marks.size() - 1);
    assertThat(
            LongStream.rangeClosed(1, last.getUpTo()).filter(seq -> FieldBridge.covers(last, seq)))
        .allMatch(stored::contains);
  }

  private CommitMark newest() {
    List<CommitMark> marks = bridge.marks();
    return marks.get(marks.size() - 1);
  }

  private long receptions() {
    return jdbc.sql("select count(*) from reception where bridge = :id")
        .param("id", bridge.id())
        .query(Long.class)
        .single();
  }

  private static byte[] packet(long seq) {
    return anEnvelope()
        .from(new NodeId(0x10000L + seq % 60))
        .id((int) (0x5000 + seq))
        .environment(NOW - seq, seq)
        .bytes();
  }

  private static byte[] withheld() {
    return Envelopes.anEnvelope().id(1).environment(NOW, 1f).withoutConsent().bytes();
  }
}
