package org.kosmoconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextRulesTest {

  private static final String FAMILY = "👨‍👩‍👧‍👦";

  @Test
  void theAliasStandsBeforeTheTextAndCounts() {
    TextRules.Composed composed = TextRules.compose("nova", "Is the ridge road open?");

    assertThat(composed.wire()).isEqualTo("nova: Is the ridge road open?");
    assertThat(composed.bytes()).isEqualTo(29);
    assertThat(TextRules.compose("nova", "x".repeat(194)).excess()).isZero();
    assertThat(TextRules.compose("nova", "x".repeat(195)).excess()).isEqualTo(1);
    assertThat(TextRules.compose("nova", "ž".repeat(98)).excess()).isEqualTo(2);
  }

  @Test
  void whatCommandsAScreenGoes() {
    assertThat(TextRules.clean("a\u0000b\u001b[31mc\u0085d\u202ee\u2066f")).isEqualTo("ab[31mcdef");
    assertThat(TextRules.clean("  one\ntwo\tthree ")).isEqualTo("one two three");
    assertThat(TextRules.clean("e\u0301")).isEqualTo("é");
    assertThat(TextRules.clean("x\ud800y")).isEqualTo("x\ufffdy");
  }

  @Test
  void nothingIsCutInsideACharacter() {
    assertThat(TextRules.fit("ab" + FAMILY, 26)).isEqualTo("ab");
    assertThat(TextRules.fit("ab" + FAMILY, 27)).isEqualTo("ab" + FAMILY);
    assertThat(TextRules.fit("ne\u0301e", 3)).isEqualTo("n");
  }

  @Test
  void aReactionIsOneCharacter() {
    assertThat(TextRules.isOneCharacter("👍")).isTrue();
    assertThat(TextRules.isOneCharacter(FAMILY)).isTrue();
    assertThat(TextRules.isOneCharacter("ok")).isFalse();
    assertThat(TextRules.isOneCharacter("")).isFalse();
  }

  @Test
  void aliasesAreShortAndHonest() {
    assertThat(TextRules.isAlias("nova_2-b")).isTrue();
    assertThat(TextRules.isAlias("Nova")).isFalse();
    assertThat(TextRules.isAlias("n")).isFalse();
    assertThat(TextRules.isReserved("sos")).isTrue();
    assertThat(TextRules.isReserved("u3fa2c1")).as("given to who has chosen none").isTrue();
  }

  @Property
  void cleaningTwiceChangesNothing(@ForAll String given) {
    String once = TextRules.clean(given);

    assertThat(TextRules.clean(once)).isEqualTo(once);
    assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
    assertThat(new String(once.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(once);
  }

  @Property
  void whatFitsIsABeginningThatFits(@ForAll String given, @ForAll @IntRange(max = 220) int most) {
    String text = TextRules.clean(given);
    String fitting = TextRules.fit(text, most);

    assertThat(text).startsWith(fitting);
    assertThat(TextRules.bytes(fitting)).isLessThanOrEqualTo(most);
  }
}
