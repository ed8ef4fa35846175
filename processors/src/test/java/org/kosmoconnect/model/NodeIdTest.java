package org.kosmoconnect.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {

  @Property
  void isReadAsItIsWritten(@ForAll @LongRange(max = 0xFFFFFFFFL) long num) {
    assertThat(NodeId.parse(new NodeId(num).toString())).isEqualTo(new NodeId(num));
    assertThat(NodeId.parse(Long.toString(num)).num()).isEqualTo(num);
    assertThat(NodeId.of((int) num).num()).isEqualTo(num);
  }

  @Test
  void isWrittenWithEightDigits() {
    assertThat(new NodeId(0xab).toString()).isEqualTo("!000000ab");
    assertThat(NodeId.BROADCAST.toString()).isEqualTo("!ffffffff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "!123",
        "!123456789",
        "!1234567g",
        "-1",
        "4294967296",
        "99999999999",
        "!١٢٣٤٥٦٧٨"
      })
  void refusesOtherWords(String text) {
    assertThatThrownBy(() -> NodeId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
