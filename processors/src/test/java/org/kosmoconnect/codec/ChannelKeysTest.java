package org.kosmoconnect.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChannelKeysTest {

  @Test
  void knowsThePublicDefaultChannel() {
    assertThat(ChannelKeys.parse("").find("LongFast"))
        .get()
        .extracting(ChannelKey::hash)
        .isEqualTo(8);
  }

  @Test
  void readsSeveralChannels() {
    ChannelKeys keys = ChannelKeys.parse(" Meteo:yKnasd1n16tnet3Izka9Qg== , Public3:Aw==,");

    assertThat(keys.all())
        .extracting(ChannelKey::name)
        .containsExactly("Meteo", "Public3", "LongFast");
    assertThat(keys.withHash(18)).extracting(ChannelKey::name).containsExactly("Public3");
  }

  @Test
  void findsNoChannelForAHashOutOfRange() {
    assertThat(ChannelKeys.parse("").withHash(-1)).isEmpty();
    assertThat(ChannelKeys.parse("").withHash(256)).isEmpty();
  }

  @Test
  void refusesBadKeysWithoutRepeatingThem() {
    assertThatThrownBy(() -> ChannelKeys.parse("Meteo:secret!"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Meteo")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> ChannelKeys.parse("justaname"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ChannelKeys.parse("Long:" + "QUFB".repeat(12)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
