package org.kosmoconnect.bridge.virtualnode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.ChannelSettings;
import org.kosmoconnect.proto.meshtastic.Config;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.ModuleConfig;
import org.kosmoconnect.proto.meshtastic.MyNodeInfo;

class DiscretionTest {

  private static final ByteString SECRET = ByteString.copyFromUtf8("hunter2-hunter2!");
  private static final ByteString NAME = ByteString.copyFromUtf8("a name");

  static Stream<FromRadio> wordsWithSecrets() {
    return Stream.of(
        config(
            Config.newBuilder()
                .setSecurity(
                    Config.SecurityConfig.newBuilder().setPublicKey(NAME).setPrivateKey(SECRET))),
        config(
            Config.newBuilder()
                .setNetwork(
                    Config.NetworkConfig.newBuilder().setWifiSsid(NAME).setWifiPsk(SECRET))),
        config(Config.newBuilder().setSessionkey(SECRET)),
        config(Config.newBuilder().setDeviceUi(SECRET)),
        module(
            ModuleConfig.newBuilder()
                .setMqtt(
                    ModuleConfig.MQTTConfig.newBuilder().setAddress(NAME).setPassword(SECRET))),
        module(ModuleConfig.newBuilder().setMeshBeacon(SECRET)),
        FromRadio.newBuilder()
            .setChannel(
                Channel.newBuilder()
                    .setSettings(ChannelSettings.newBuilder().setName(NAME).setPsk(SECRET)))
            .build(),
        FromRadio.newBuilder().setDeviceuiConfig(SECRET).build(),
        FromRadio.newBuilder()
            .setMyInfo(MyNodeInfo.newBuilder().setMyNodeNum(7).setUnknownFields(unknown()))
            .build(),
        config(
            Config.newBuilder()
                .setLora(Config.LoRaConfig.newBuilder().setUnknownFields(unknown()))));
  }

  @ParameterizedTest
  @MethodSource("wordsWithSecrets")
  void noSecretPasses(FromRadio message) {
    assertThat(message.toByteString().toStringUtf8()).contains("hunter2");

    FromRadio discreet = Discretion.of(message);

    if (discreet != null) {
      assertThat(discreet.toByteString().toStringUtf8()).doesNotContain("hunter2");
      assertThat(discreet.getPayloadVariantCase()).isEqualTo(message.getPayloadVariantCase());
    }
  }

  @Test
  void namesAndPublicKeysPass() {
    FromRadio security = Discretion.of(wordsWithSecrets().findFirst().orElseThrow());

    assertThat(security).isNotNull();
    assertThat(security.getConfig().getSecurity().getPublicKey()).isEqualTo(NAME);
  }

  private static UnknownFieldSet unknown() {
    return UnknownFieldSet.newBuilder()
        .addField(777, UnknownFieldSet.Field.newBuilder().addLengthDelimited(SECRET).build())
        .build();
  }

  private static FromRadio config(Config.Builder config) {
    return FromRadio.newBuilder().setConfig(config).build();
  }

  private static FromRadio module(ModuleConfig.Builder module) {
    return FromRadio.newBuilder().setModuleConfig(module).build();
  }
}
