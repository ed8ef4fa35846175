package org.kosmoconnect.bridge.virtualnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.bridge.downlink.AirGate;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing.Error;

class ClientRulesTest {

  private final AirGate gate = new AirGate(() -> 0, () -> 0, () -> 0, 0.0005);

  @Test
  void refusesWhatChangesRadiosAndWhatCannotBeRead() {
    gate.restore(List.of(), 0);

    assertThat(judge(packet(PortNum.ADMIN_APP))).isEqualTo(Error.NOT_AUTHORIZED);
    assertThat(judge(packet(PortNum.SIMULATOR_APP))).isEqualTo(Error.NOT_AUTHORIZED);
    assertThat(judge(MeshPacket.newBuilder().setEncrypted(ByteString.copyFrom(new byte[20]))))
        .isEqualTo(Error.NOT_AUTHORIZED);
    assertThat(judge(packet(PortNum.TEXT_MESSAGE_APP).setFrom(0x7777)))
        .isEqualTo(Error.NOT_AUTHORIZED);
    assertThat(gate.used()).isZero();
  }

  @Test
  void chargesTheBudgetThatTheBridgeHasToo() {
    assertThat(judge(packet(PortNum.TEXT_MESSAGE_APP))).isEqualTo(Error.RATE_LIMIT_EXCEEDED);
    gate.restore(List.of(), 0);

    assertThat(judge(packet(PortNum.TEXT_MESSAGE_APP))).isEqualTo(Error.NONE);
    assertThat(gate.used()).isPositive();
    for (int i = 0; i < 5; i++) {
      judge(packet(PortNum.TEXT_MESSAGE_APP));
    }
    assertThat(judge(packet(PortNum.TEXT_MESSAGE_APP))).isEqualTo(Error.DUTY_CYCLE_LIMIT);
    assertThat(gate.used()).isLessThanOrEqualTo(1_800);
  }

  @Test
  void refusesWhenTooManyWait() {
    gate.restore(List.of(), 0);

    assertThat(
            ClientRules.judge(
                packet(PortNum.TEXT_MESSAGE_APP).build(), RadioProfile.UNKNOWN, gate, true))
        .isEqualTo(Error.RATE_LIMIT_EXCEEDED);
  }

  @Test
  void admitsThisMachineAndTheListAndNobodyElse() throws Exception {
    AllowList list = new AllowList("192.168.1.7, 10.0.0.0/8, fd00::/8");

    assertThat(list.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
    assertThat(list.allows(InetAddress.getByName("::1"))).isTrue();
    assertThat(list.allows(InetAddress.getByName("192.168.1.7"))).isTrue();
    assertThat(list.allows(InetAddress.getByName("192.168.1.8"))).isFalse();
    assertThat(list.allows(InetAddress.getByName("10.200.3.4"))).isTrue();
    assertThat(list.allows(InetAddress.getByName("11.0.0.1"))).isFalse();
    assertThat(list.allows(InetAddress.getByName("fd12::1"))).isTrue();
    assertThat(new AllowList("").allows(InetAddress.getByName("192.168.1.7"))).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new AllowList("example.org"));
    assertThatIllegalArgumentException().isThrownBy(() -> new AllowList("10.0.0.0/33"));
  }

  @Test
  void aSlowClientLosesItsOldestTelemetryBeforeAnyText() throws Exception {
    ClientQueue queue = new ClientQueue();
    queue.greet(List.of());
    queue.news(news(PortNum.TEXT_MESSAGE_APP, 1));
    for (int i = 2; i <= ClientQueue.MOST + 1; i++) {
      queue.news(news(PortNum.TELEMETRY_APP, i));
    }

    assertThat(queue.next().getPacket().getId()).isEqualTo(1);
    assertThat(queue.next().getPacket().getId()).isEqualTo(3);
  }

  private Error judge(MeshPacket.Builder packet) {
    return ClientRules.judge(packet.build(), RadioProfile.UNKNOWN, gate, false);
  }

  private static FromRadio news(PortNum port, int id) {
    return FromRadio.newBuilder().setPacket(packet(port).setId(id)).build();
  }

  private static MeshPacket.Builder packet(PortNum port) {
    return MeshPacket.newBuilder()
        .setTo(0x0b00b135)
        .setId(7)
        .setDecoded(
            Data.newBuilder().setPortnum(port).setPayload(ByteString.copyFromUtf8("hello")));
  }
}
