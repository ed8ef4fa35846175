package org.kosmoconnect.bridge.downlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;

class AirGateTest {

  private static final RadioProfile RADIO = DeskBench.profile();

  private long now = 10_000_000;
  private double busy;
  private final AirGate gate = new AirGate(() -> now, () -> busy, () -> 0, 0.05);

  @BeforeEach
  void begin() {
    gate.restore(List.of(), 0);
  }

  @Test
  void chargesThreeTransmissionsAndGivesBackWhatAnEarlyAcknowledgementSaved() {
    double three = gate.charge(text(1, true), RADIO);
    now += 2_000;
    gate.settled(1, false);
    assertThat(gate.used()).isEqualTo(three / 3, within(0.001));

    gate.charge(text(2, true), RADIO);
    now += 9_000;
    gate.settled(2, false);
    assertThat(gate.used()).isEqualTo(three / 3 + 2 * three / 3, within(0.001));
  }

  @Test
  void givesNothingBackWhenTheRadioTriedToTheEnd() {
    double three = gate.charge(text(1, true), RADIO);
    gate.settled(1, true);
    gate.settled(1, false);

    assertThat(gate.used()).isEqualTo(three, within(0.001));
  }

  @Test
  void givesAllBackWhenNothingWasTransmitted() {
    gate.charge(text(1, true), RADIO);
    gate.notSent(1);

    assertThat(gate.used()).isZero();
  }

  @Test
  void letsTextsPassOneAfterTheOther() {
    assertThat(gate.judge(text(1, false), RADIO)).isEqualTo(AirGate.Verdict.OPEN);
    gate.charge(text(1, false), RADIO);
    assertThat(gate.judge(text(2, false), RADIO)).isEqualTo(AirGate.Verdict.TOO_SOON);

    now += 2_200;
    assertThat(gate.judge(text(2, false), RADIO)).isEqualTo(AirGate.Verdict.OPEN);
  }

  @Test
  void keepsThePaceOfThoseWhoWaitInTheRadiosQueueToo() {
    assertThat(gate.enqueue(text(1, false), RADIO)).isEqualTo(AirGate.Verdict.OPEN);
    assertThat(gate.enqueue(text(2, false), RADIO)).isEqualTo(AirGate.Verdict.OPEN);

    now += 2_200;
    assertThat(gate.judge(text(3, false), RADIO)).isEqualTo(AirGate.Verdict.TOO_SOON);
    now += 2_200;
    assertThat(gate.judge(text(3, false), RADIO)).isEqualTo(AirGate.Verdict.OPEN);
  }

  @Test
  void countsWhatWasSentBeforeAStartEvenWhenTheClockWasSetBack() {
    gate.restore(
        List.of(
            Map.of("packet_id", 1L, "granted", 500L, "airtime", 100.0),
            Map.of("packet_id", 2L, "granted", 9_999_999L, "airtime", 50.0)),
        1_000);
    assertThat(gate.used()).isEqualTo(150, within(0.001));

    now += 3_600_000 - 500;
    assertThat(gate.used()).isEqualTo(50, within(0.001));
  }

  @Test
  void isSilentOnABusyChannelButSetsTheRadiosClock() {
    busy = 40;
    MeshPacket toItself = text(1, false).toBuilder().setTo(DeskBench.OWN).build();

    assertThat(gate.judge(text(1, false), RADIO)).isEqualTo(AirGate.Verdict.CHANNEL_BUSY);
    assertThat(gate.judge(toItself, RADIO)).isEqualTo(AirGate.Verdict.OPEN);
    assertThat(gate.charge(toItself, RADIO)).isZero();
  }

  private static MeshPacket text(int id, boolean wantAck) {
    return MeshPacket.newBuilder()
        .setId(id)
        .setTo(DeskBench.NODE)
        .setWantAck(wantAck)
        .setDecoded(
            Data.newBuilder()
                .setPortnum(PortNum.TEXT_MESSAGE_APP)
                .setPayload(ByteString.copyFromUtf8("hello")))
        .build();
  }
}
