package org.kosmoconnect.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CleanTextTest {

  @Test
  void leavesWordsAlone() {
    assertThat(clean("Zażółć gęślą jaźń 🏔️\nsecond line\t."))
        .isEqualTo("Zażółć gęślą jaźń 🏔️\nsecond line\t.");
  }

  @Test
  void showsWhatCommandsATerminal() {
    assertThat(clean("\u001b[2J\u0000\u0007\u007f\u009b"))
        .isEqualTo("\u241b[2J\u2400\u2407\u2421\\u009B");
  }

  @Test
  void showsWhatTurnsTheDirectionOfWriting() {
    assertThat(clean("gpj\u202Eexe")).isEqualTo("gpj\\u202Eexe");
  }

  @Test
  void repairsBrokenBytes() {
    assertThat(CleanText.of(new byte[] {'a', (byte) 0xC3, 'b'})).isEqualTo("a\uFFFDb");
  }

  @Property
  void anyBytesBecomeTextThatADatabaseTakes(@ForAll byte[] bytes) {
    String text = CleanText.of(bytes);

    assertThat(text).doesNotContain("\u0000");
    assertThat(CleanText.of(text)).isEqualTo(text);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
  }

  private static String clean(String text) {
    return CleanText.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
