package org.kosmoconnect.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {

  @Test
  void without_words_it_is_a_week_at_port_8080() {
    assertThat(DemoOptions.parse()).isEqualTo(new DemoOptions(8080, false, false, 7, null));
  }

  @Test
  void an_ephemeral_demo_takes_a_free_port_unless_one_is_named() {
    assertThat(DemoOptions.parse("--ephemeral").port()).isZero();
    assertThat(DemoOptions.parse("--ephemeral", "--port", "9000").port()).isEqualTo(9000);
  }

  @Test
  void all_words_together() {
    assertThat(DemoOptions.parse("--fresh", "--days", "2", "--json", "x.json", "--port", "81"))
        .isEqualTo(new DemoOptions(81, true, false, 2, Path.of("x.json")));
  }

  @Test
  void nonsense_is_refused_in_one_line() {
    assertThatThrownBy(() -> DemoOptions.parse("--port", "many"))
        .hasMessage("--port needs a number from 0 to 65535, not many");
    assertThatThrownBy(() -> DemoOptions.parse("--days")).hasMessage("--days needs a value");
    assertThatThrownBy(() -> DemoOptions.parse("--quick")).hasMessage("Unknown option --quick");
  }
}
