package org.kosmoconnect.testbed.radio;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.ToRadio;
import org.kosmoconnect.proto.meshtastic.User;

/** Where no recording shows what the facts say, and the quirks that can be switched. */
class FirmwareTest {

  private static final int OWN = 0x13d5ab15;
  private static final int PEER = 0x56986e56;

  private final Quirks quirks = new Quirks();
  private final Timeline timeline = new Timeline(0);
  private final NodeMemory memory = new NodeMemory();
  private final List<MeshPacket> transmitted = new ArrayList<>();
  private final Firmware firmware =
      new Firmware(
          RadioIdentity.of(OWN, user(), ByteString.EMPTY, "priv", ByteString.EMPTY),
          memory,
          quirks,
          timeline,
          (packet, forOne) -> transmitted.add(packet),
          4);

  @BeforeEach
  void greet() {
    memory.know(
        org.kosmoconnect.proto.meshtastic.NodeInfo.newBuilder()
            .setNum(PEER)
            .setUser(user())
            .build());
    firmware.connect(() -> {});
    firmware.hear(ToRadio.newBuilder().setWantConfigId(69420).build());
    drain();
  }

  @Test
  void ignoresARepeatedIdWithoutAWord() {
    firmware.hear(packet(1, PortNum.PRIVATE_APP, -1));
    assertThat(drain()).hasSize(1);

    firmware.hear(packet(1, PortNum.PRIVATE_APP, -1));

    assertThat(drain()).isEmpty();
  }

  @Test
  void takesARepeatedIdWhenToldSo() {
    quirks.off(Quirk.REPEATED_IDS_IGNORED);
    firmware.hear(packet(1, PortNum.PRIVATE_APP, -1));
    firmware.hear(packet(1, PortNum.PRIVATE_APP, -1));

    assertThat(drain()).hasSize(2);
  }

  @Test
  void saysThatItTookATextThatItDropped() {
    firmware.hear(packet(1, PortNum.TEXT_MESSAGE_APP, -1));
    firmware.hear(packet(2, PortNum.TEXT_MESSAGE_APP, -1));
    timeline.advance(1_000);

    assertThat(drain())
        .extracting(message -> message.getQueueStatus().getRes())
        .containsExactly(0, 0);
    assertThat(transmitted).hasSize(1);
  }

  @Test
  void takesTextsAtAnyPaceWhenToldSo() {
    quirks.off(Quirk.SILENT_RATE_LIMITS);
    firmware.hear(packet(1, PortNum.TEXT_MESSAGE_APP, -1));
    firmware.hear(packet(2, PortNum.TEXT_MESSAGE_APP, -1));
    timeline.advance(1_000);

    assertThat(transmitted).hasSize(2);
  }

  @Test
  void dropsAllButTextsWhenNobodyTakesThem() {
    firmware.disconnect();
    for (int id = 1; id <= 6; id++) {
      firmware.receive(heard(id, PortNum.TELEMETRY_APP));
    }
    firmware.receive(heard(7, PortNum.TEXT_MESSAGE_APP));
    firmware.connect(() -> {});
    firmware.hear(ToRadio.newBuilder().setWantConfigId(69420).build());

    assertThat(drain())
        .filteredOn(FromRadio::hasPacket)
        .extracting(message -> message.getPacket().getId())
        .containsExactly(2, 3, 4, 7);
  }

  @Test
  void givesNoImplicitAcknowledgementForOneReceiverButDidIn27() {
    firmware.hear(packet(1, PortNum.TEXT_MESSAGE_APP, PEER));
    timeline.advance(1_000);
    drain();

    firmware.overhear(1);
    assertThat(drain()).isEmpty();
    quirks.on(Quirk.FIRMWARE_2_7);
    firmware.overhear(1);

    assertThat(drain()).hasSize(1);
  }

  @Test
  void greetsWithoutRegionPresetsIn27() {
    quirks.on(Quirk.FIRMWARE_2_7);

    firmware.hear(ToRadio.newBuilder().setWantConfigId(5).build());

    assertThat(drain()).isNotEmpty().noneMatch(FromRadio::hasRegionPresets);
  }

  @Test
  void sendsThreeTimesAndGivesUp() {
    firmware.hear(packet(1, PortNum.TEXT_MESSAGE_APP, PEER));
    timeline.advance(22_000);

    assertThat(transmitted).hasSize(3);
    assertThat(drain())
        .filteredOn(FromRadio::hasPacket)
        .extracting(message -> message.getPacket().getDecoded().getPayload().byteAt(1))
        .containsExactly((byte) 5);
  }

  private List<FromRadio> drain() {
    List<FromRadio> all = new ArrayList<>();
    for (FromRadio one = firmware.poll(); one != null; one = firmware.poll()) {
      all.add(one);
    }
    return all;
  }

  private static ToRadio packet(int id, PortNum port, int to) {
    MeshPacket.Builder packet =
        MeshPacket.newBuilder()
            .setId(id)
            .setTo(to)
            .setHopLimit(3)
            .setWantAck(to == PEER)
            .setDecoded(Data.newBuilder().setPortnum(port));
    return ToRadio.newBuilder().setPacket(packet).build();
  }

  private static MeshPacket heard(int id, PortNum port) {
    return MeshPacket.newBuilder()
        .setId(id)
        .setFrom(PEER)
        .setTo(-1)
        .setDecoded(Data.newBuilder().setPortnum(port))
        .build();
  }

  private static User user() {
    return User.newBuilder().setPublicKey(ByteString.copyFrom(new byte[32])).build();
  }
}
