package org.kosmoconnect.testbed.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextAnswerTest {

  @Test
  void whatIsWrittenIsEchoedWithoutTheAliasInFront() {
    assertThat(TextAnswer.to("Ahoj")).contains(new TextAnswer("echo: Ahoj", false));
    assertThat(TextAnswer.to("nova: Ahoj")).contains(new TextAnswer("echo: Ahoj", false));
  }

  @Test
  void anEchoFitsIntoAPacketAndIsCutBetweenCharacters() {
    String longest = "🌧️".repeat(28);

    String echo = TextAnswer.to(longest).orElseThrow().text();

    assertThat(echo.getBytes(StandardCharsets.UTF_8).length).isBetween(190, 200);
    assertThat(echo).doesNotContain("\ufffd").startsWith("echo: 🌧️");
    assertThat(new String(echo.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(echo);
  }

  @Test
  void nobodyAnswersEchoesNorTheHub() {
    assertThat(TextAnswer.to("echo: Ahoj")).isEmpty();
    assertThat(TextAnswer.to("Several people wrote: start with @nova or @leo")).isEmpty();
    assertThat(TextAnswer.to("nova: hush, please")).isEmpty();
  }
}
