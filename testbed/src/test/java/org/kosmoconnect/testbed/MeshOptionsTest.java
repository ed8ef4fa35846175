package org.kosmoconnect.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kosmoconnect.testbed.mesh.Pace;

class MeshOptionsTest {

  @Test
  void without_words_a_radio_is_offered_at_the_usual_port() {
    MeshOptions options = MeshOptions.parse();
    assertThat(options.radios()).containsExactly("tcp:4403");
    assertThat(options.broker()).isNull();
    assertThat(options.pace()).isEqualTo(Pace.LIVELY);
  }

  @Test
  void with_a_broker_radios_are_offered_only_when_they_are_asked_for() {
    assertThat(MeshOptions.parse("--broker", "tcp://localhost:1883").radios()).isEmpty();
    assertThat(
            MeshOptions.parse("--broker", "tcp://b:1", "--radio", "pty", "--radio", "tcp:0")
                .radios())
        .containsExactly("pty", "tcp:0");
  }

  @Test
  void all_other_words_together() {
    MeshOptions options =
        MeshOptions.parse(
            "--pace", "field", "--scale", "60", "--loss", "0.2", "--seed", "5", "--proxy");
    assertThat(options.pace()).isEqualTo(Pace.FIELD);
    assertThat(options.scale()).isEqualTo(60);
    assertThat(options.loss()).isEqualTo(0.2);
    assertThat(options.seed()).isEqualTo(5);
    assertThat(options.proxy()).isTrue();
  }

  @Test
  void nonsense_is_refused_in_one_line() {
    assertThatThrownBy(() -> MeshOptions.parse("--radio", "usb"))
        .hasMessage("--radio is tcp:PORT, pty or pty:LINK, not usb");
    assertThatThrownBy(() -> MeshOptions.parse("--loss", "2")).hasMessage("--loss cannot be 2");
    assertThatThrownBy(() -> MeshOptions.parse("--pace", "slow"))
        .hasMessage("--pace is field or lively, not slow");
    assertThatThrownBy(() -> MeshOptions.parse("--days", "3"))
        .hasMessage("--days needs a --broker to back-fill to");
    assertThatThrownBy(() -> MeshOptions.parse("--scale")).hasMessage("--scale needs a value");
  }
}
