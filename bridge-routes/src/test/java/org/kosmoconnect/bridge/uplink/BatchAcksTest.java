package org.kosmoconnect.bridge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.bridge.downlink.AirGate;
import org.kosmoconnect.bridge.status.Radio;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.proto.bridge.AckRange;
import org.kosmoconnect.proto.bridge.BatchAck;
import org.kosmoconnect.proto.bridge.ReadingBatch;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig.RegionCode;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.DeviceMetadata;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.ModuleConfig.MQTTConfig;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/** Answers to batches: one a node, as far as there is airtime, and none forgotten. */
class BatchAcksTest {

  private static final int OWN = 0x13d5ab15;
  private static final int NODE = 0x56986e56;

  private double busy;
  private final AirGate gate = new AirGate(() -> 1_000, () -> busy, () -> 0, 0.05);
  private final BatchAcks acks = new BatchAcks(new Radio(BatchAcksTest::live), gate);

  @Test
  void answersANodeOnceForAllItsBatchesAndCountsTheAirtime() throws Exception {
    gate.restore(List.of(), 0);

    List<MeshPacket> answers = acks.answer(List.of(batch(OWN, 7, 40), batch(OWN, 7, 43)));

    assertThat(answers).singleElement().returns(NODE, MeshPacket::getTo);
    assertThat(answers.get(0).getId()).isNotZero();
    assertThat(BatchAck.parseFrom(answers.get(0).getDecoded().getPayload()))
        .isEqualTo(ack(7, 40, 43));
    assertThat(gate.used()).isPositive();
    assertThat(acks.answer(List.of())).as("each is answered once").isEmpty();
  }

  @Test
  void keepsAnswersUntilThereIsAirtime() throws Exception {
    gate.restore(List.of(), 0);
    busy = 90;
    assertThat(acks.answer(List.of(batch(OWN, 7, 40)))).isEmpty();
    assertThat(acks.answer(List.of(batch(OWN, 7, 43)))).isEmpty();
    assertThat(gate.used()).isZero();

    busy = 0;

    assertThat(acks.answer(List.of())).hasSize(1);
  }

  @Test
  void remembersNoMoreThanItCanAnswer() throws Exception {
    gate.restore(List.of(), 0);
    busy = 90;
    for (int i = 0; i < 1_000; i++) {
      acks.answer(List.of(batch(OWN, 7, 3 * i)));
    }
    busy = 0;

    MeshPacket answer = acks.answer(List.of()).get(0);
    assertThat(answer.getDecoded().getPayload().size()).as("bytes of a packet").isLessThan(220);
  }

  @Test
  void leavesBatchesForOthersToThem() {
    gate.restore(List.of(), 0);

    assertThat(acks.answer(List.of(batch(NODE, 7, 40), batch(-1, 7, 40)))).isEmpty();
  }

  private static BatchAck ack(int boot, int... firsts) {
    BatchAck.Builder ack = BatchAck.newBuilder().setBoot(boot);
    for (int first : firsts) {
      ack.addRanges(AckRange.newBuilder().setFirst(first).setLast(first + 2));
    }
    return ack.build();
  }

  private static HeardPacket batch(int to, int boot, int first) {
    ReadingBatch readings =
        ReadingBatch.newBuilder()
            .setBoot(boot)
            .setFirstSeq(first)
            .setColumns(0b11)
            .addAllValues(List.of(0, 2150, 600, -10, 600, 5))
            .build();
    MeshPacket packet =
        MeshPacket.newBuilder()
            .setFrom(NODE)
            .setTo(to)
            .setDecoded(
                Data.newBuilder()
                    .setPortnum(PortNum.PRIVATE_APP)
                    .setPayload(readings.toByteString()))
            .build();
    return new HeardPacket(
        ServiceEnvelope.newBuilder().setPacket(packet).build(), "topic", "boot", 0, 0, true, 0);
  }

  private static LinkStatus live() {
    RadioProfile profile =
        new RadioProfile(
            OWN,
            0,
            DeviceMetadata.getDefaultInstance(),
            LoRaConfig.newBuilder().setUsePreset(true).setRegion(RegionCode.EU_868).build(),
            List.of(),
            MQTTConfig.getDefaultInstance(),
            List.of(),
            0,
            false);
    return new LinkStatus(SessionPhase.LIVE, profile, "", 1, 0, 0, 0, 0, 0);
  }
}
