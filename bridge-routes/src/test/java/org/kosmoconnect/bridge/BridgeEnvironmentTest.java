package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeEnvironmentTest {

  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "KOSMO_BRIDGE_ID", "ridge",
              "KOSMO_BRIDGE_MQTT_URL", "ssl://hub.example:8883",
              "STATE_DIRECTORY", "/var/lib/kosmo-bridge"));

  @Test
  void needsOnlyItsNameAndTheBroker() {
    BridgeSettings settings = BridgeEnvironment.read(variables);

    assertThat(settings.radio()).isEqualTo("auto");
    assertThat(settings.spool()).hasToString("/var/lib/kosmo-bridge/spool.db");
    assertThat(settings.spoolMaxMb()).isEqualTo(512);
    assertThat(settings.consentIgnored()).isFalse();
    assertThat(settings.virtualNode()).isEmpty();
  }

  @Test
  void namesEachFaultInALineOfItsOwn() {
    variables.remove("KOSMO_BRIDGE_ID");
    variables.put("KOSMO_BRIDGE_MQTT_URL", "hub.example");
    variables.put("KOSMO_BRIDGE_RADIO", "/dev/ttyUSB0");
    variables.put("KOSMO_BRIDGE_SPOOL_MAX_MB", "much");
    variables.put("KOSMO_CONSENT", "perhaps");

    assertThatThrownBy(() -> BridgeEnvironment.read(variables))
        .isInstanceOf(BridgeSettingsException.class)
        .message()
        .satisfies(
            text ->
                assertThat(text.lines())
                    .containsExactly(
                        "KOSMO_BRIDGE_ID is missing; it names the bridge: letters, digits, - and _, at most 64",
                        "KOSMO_BRIDGE_RADIO must be auto, serial:/dev/… or tcp:host:port, not \"/dev/ttyUSB0\"",
                        "KOSMO_BRIDGE_MQTT_URL names the broker: tcp://host:port or ssl://host:port, not"
                            + " \"hub.example\"",
                        "KOSMO_BRIDGE_SPOOL_MAX_MB must be a number from 2 to 1000000, not \"much\"",
                        "KOSMO_CONSENT must be respect or ignore, not \"perhaps\""));
  }

  @Test
  void takesASecretFromAFileAndDoesNotShowIt(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");
    variables.put("KOSMO_BRIDGE_MQTT_PASSWORD_FILE", file.toString());

    BridgeSettings settings = BridgeEnvironment.read(variables);

    assertThat(settings.mqtt().password()).isEqualTo("s3cret");
    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @Test
  void knowsMisspeltVariables() {
    variables.put("KOSMO_BRIDGE_RAIDO", "auto");
    variables.put("KOSMO_BRIDGE_MQTT_PASSWORD_FILE", "/run/secrets/mqtt");

    assertThat(BridgeEnvironment.unknown(variables)).containsExactly("KOSMO_BRIDGE_RAIDO");
  }
}
