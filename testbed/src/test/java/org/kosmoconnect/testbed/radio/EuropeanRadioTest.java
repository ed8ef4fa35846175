package org.kosmoconnect.testbed.radio;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig.RegionCode;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing.Error;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.proto.meshtastic.ToRadio;
import org.kosmoconnect.proto.meshtastic.User;
import org.kosmoconnect.testbed.mesh.ChannelKey;

/** What the recorded radio was not set to: a duty cycle, a client as the way to the broker. */
class EuropeanRadioTest {

  private static final int OWN = 0x13d5ab15;
  private static final int PEER = 0x56986e56;
  private static final int EVERYBODY = -1;

  private final Timeline timeline = new Timeline(0);
  private final List<MeshPacket> transmitted = new ArrayList<>();
  private final RadioIdentity identity =
      RadioIdentity.of(
              OWN,
              User.getDefaultInstance(),
              ByteString.EMPTY,
              "priv",
              ByteString.copyFrom(new byte[32]))
          .publishing();
  private final Firmware firmware =
      new Firmware(
          identity,
          RadioSettings.EUROPE.withClientProxy(),
          new NodeMemory(),
          new Quirks().off(Quirk.SILENT_RATE_LIMITS),
          timeline,
          (packet, forOne) -> transmitted.add(packet),
          32);
  private List<FromRadio> greeting;
  private int id;

  @BeforeEach
  void greet() {
    firmware.connect(() -> {});
    firmware.hear(ToRadio.newBuilder().setWantConfigId(69420).build());
    greeting = drain();
  }

  @Test
  void saysHowItIsSet() {
    assertThat(greeting)
        .anyMatch(m -> m.getConfig().getLora().getRegion() == RegionCode.EU_868)
        .anyMatch(m -> m.getConfig().getLora().getConfigOkToMqtt())
        .anyMatch(m -> m.getModuleConfig().getMqtt().getProxyToClientEnabled())
        .anyMatch(m -> m.getChannel().getSettings().getUplinkEnabled());
  }

  @Test
  void refusesWhenTheHoursAirtimeIsUsedUpAndSaysForHowLong() {
    List<FromRadio> said = new ArrayList<>();
    while (said.stream().noneMatch(FromRadio::hasClientNotification) && id < 1_000) {
      send("x".repeat(200));
      timeline.advance(timeline.now() + 2_000);
      said = drain();
    }

    // 10 % of an hour, 1.8 s each.
    assertThat(id).isBetween(190, 210);
    assertThat(said.get(0).getQueueStatus().getRes()).isEqualTo(Error.DUTY_CYCLE_LIMIT_VALUE);
    assertThat(said)
        .filteredOn(FromRadio::hasClientNotification)
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.getClientNotification().getReplyId()).isEqualTo(id);
              assertThat(notice.getClientNotification().getMessage().toStringUtf8())
                  .matches(".*in \\d+ minutes");
            });
    timeline.advance(timeline.now() + 3_600_000);
    drain();
    send("again");
    assertThat(drain().get(0).getQueueStatus().getRes()).isZero();
  }

  @Test
  void tellsOfItselfEveryMinuteAndOfItsCountersEveryQuarter() throws Exception {
    send("on the air");
    List<Telemetry> told = new ArrayList<>();
    for (int minute = 0; minute < 16; minute++) {
      timeline.advance(timeline.now() + 60_000);
      for (FromRadio message : drain()) {
        if (message.getPacket().getDecoded().getPortnum() == PortNum.TELEMETRY_APP) {
          assertThat(message.getPacket().hasRxRssi()).isFalse();
          told.add(Telemetry.parseFrom(message.getPacket().getDecoded().getPayload()));
        }
      }
    }

    assertThat(told).filteredOn(Telemetry::hasDeviceMetrics).hasSize(16);
    assertThat(told)
        .filteredOn(Telemetry::hasLocalStats)
        .hasSize(2)
        .first()
        .satisfies(one -> assertThat(one.getLocalStats().getNumPacketsTx()).isEqualTo(1));
    assertThat(told.get(0).getDeviceMetrics().getChannelUtilization()).isPositive();
  }

  @Test
  void letsItsClientPublishWhatItSaysAndWhatIsAllowed() throws Exception {
    send("hello");
    timeline.advance(1_000);
    firmware.receive(heard(7, 1));
    firmware.receive(heard(8, 0));

    List<MqttClientProxyMessage> messages =
        drain().stream()
            .filter(FromRadio::hasMqttClientProxyMessage)
            .map(FromRadio::getMqttClientProxyMessage)
            .toList();
    assertThat(messages)
        .extracting(message -> message.getTopic().toStringUtf8())
        .containsExactly("msh/EU_868/2/e/LongFast/!13d5ab15", "msh/EU_868/2/e/LongFast/!13d5ab15");
    ServiceEnvelope envelope = ServiceEnvelope.parseFrom(messages.get(1).getData());
    assertThat(envelope.getPacket().getId()).isEqualTo(7);
    assertThat(envelope.getPacket().hasEncrypted()).isTrue();
  }

  @Test
  void takesFromItsClientWhatOthersPublishedAndSendsItOn() {
    Data data = heard(9, 1).getDecoded();
    ServiceEnvelope envelope =
        ServiceEnvelope.newBuilder()
            .setGatewayId(ByteString.copyFromUtf8("!00000001"))
            .setChannelId(ByteString.copyFromUtf8("LongFast"))
            .setPacket(
                MeshPacket.newBuilder()
                    .setFrom(PEER)
                    .setTo(EVERYBODY)
                    .setId(9)
                    .setHopLimit(2)
                    .setHopStart(3)
                    .setChannel(ChannelKey.LONG_FAST.hash())
                    .setEncrypted(ChannelKey.LONG_FAST.encrypt(PEER, 9, data.toByteArray())))
            .build();
    firmware.hear(
        ToRadio.newBuilder()
            .setMqttClientProxyMessage(
                MqttClientProxyMessage.newBuilder().setData(envelope.toByteString()))
            .build());

    assertThat(drain())
        .singleElement()
        .satisfies(message -> assertThat(message.getPacket().getViaMqtt()).isTrue());
    assertThat(transmitted)
        .singleElement()
        .satisfies(packet -> assertThat(packet.getHopLimit()).isEqualTo(1));
  }

  @Test
  void explainsThatRoutesAreTracedTooFast() {
    Firmware impatient =
        new Firmware(
            identity,
            RadioSettings.EUROPE,
            new NodeMemory(),
            new Quirks(),
            timeline,
            (packet, forOne) -> {},
            32);
    impatient.hear(ToRadio.newBuilder().setWantConfigId(69420).build());
    impatient.hear(packet(1, PortNum.TRACEROUTE_APP, ""));
    impatient.hear(packet(2, PortNum.TRACEROUTE_APP, ""));

    List<FromRadio> said = new ArrayList<>();
    for (FromRadio one = impatient.poll(); one != null; one = impatient.poll()) {
      said.add(one);
    }
    assertThat(said)
        .filteredOn(FromRadio::hasClientNotification)
        .singleElement()
        .satisfies(notice -> assertThat(notice.getClientNotification().getReplyId()).isEqualTo(2));
  }

  private void send(String text) {
    firmware.hear(packet(++id, PortNum.TEXT_MESSAGE_APP, text));
  }

  private static ToRadio packet(int id, PortNum port, String payload) {
    MeshPacket.Builder packet =
        MeshPacket.newBuilder()
            .setId(id)
            .setTo(EVERYBODY)
            .setHopLimit(3)
            .setDecoded(
                Data.newBuilder().setPortnum(port).setPayload(ByteString.copyFromUtf8(payload)));
    return ToRadio.newBuilder().setPacket(packet).build();
  }

  private static MeshPacket heard(int id, int bitfield) {
    return MeshPacket.newBuilder()
        .setId(id)
        .setFrom(PEER)
        .setTo(EVERYBODY)
        .setRxRssi(-90)
        .setDecoded(Data.newBuilder().setPortnum(PortNum.TEXT_MESSAGE_APP).setBitfield(bitfield))
        .build();
  }

  private List<FromRadio> drain() {
    List<FromRadio> all = new ArrayList<>();
    for (FromRadio one = firmware.poll(); one != null; one = firmware.poll()) {
      all.add(one);
    }
    return all;
  }
}
