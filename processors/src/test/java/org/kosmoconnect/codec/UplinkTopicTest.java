package org.kosmoconnect.codec;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kosmoconnect.codec.UplinkTopic.Kind;
import org.kosmoconnect.model.NodeId;

class UplinkTopicTest {

  private static final NodeId GATEWAY = NodeId.parse("!7c5a9f02");

  @Test
  void readsStockTopicsFromTheRight() {
    assertThat(UplinkTopic.parse("msh/EU_868/PL/malopolska/2/e/LongFast/!7c5a9f02"))
        .isEqualTo(new UplinkTopic(Kind.ENVELOPE, "malopolska", "LongFast", GATEWAY, null));
    assertThat(UplinkTopic.parse("msh/2/c/LongFast/!7c5a9f02"))
        .isEqualTo(new UplinkTopic(Kind.ENVELOPE, null, "LongFast", GATEWAY, null));
  }

  @Test
  void readsTopicsWithoutGateway() {
    assertThat(UplinkTopic.parse("msh/EU_868/2/map/"))
        .isEqualTo(new UplinkTopic(Kind.MAP, "EU_868", null, null, null));
    assertThat(UplinkTopic.parse("msh/EU_868/2/json/mqtt/").kind()).isEqualTo(Kind.JSON);
  }

  @Test
  void readsTopicsOfOurOwnBridges() {
    assertThat(UplinkTopic.parse("kosmo/v1/hut/up/EU_868/LongFast"))
        .isEqualTo(new UplinkTopic(Kind.BRIDGE, "EU_868", "LongFast", null, "hut"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "msh",
        "2/e/LongFast/!7c5a9f02",
        "msh/2/e/LongFast/cloud",
        "msh/2/e/LongFast/!0",
        "msh/2/stat/!7c5a9f02",
        "kosmo/v1/hut/status",
        "kosmo/v2/hut/up/EU_868/LongFast"
      })
  void leavesOtherTopicsAlone(String topic) {
    assertThat(UplinkTopic.parse(topic).kind()).isEqualTo(Kind.OTHER);
  }

  @Property
  void anyTextIsATopic(@ForAll String topic) {
    assertThat(UplinkTopic.parse(topic)).isNotNull();
  }
}
