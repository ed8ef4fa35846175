package org.kosmoconnect.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./kosmo} says to those who do not know its words; nothing is built or started. */
class KosmoScriptTest {

  private record Run(int status, String output) {}

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "-h", "--help"})
  void helpListsTheCommands(String word) throws Exception {
    Run run = kosmo(word.isEmpty() ? List.of() : List.of(word));

    assertThat(run.status()).isZero();
    assertThat(run.output()).startsWith("Usage: ./kosmo COMMAND").contains("demo", "test", "hub");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "hub", "mesh", "test", "vectors", "ops"})
  void commandsAskedForHelpStartNothing(String command) throws Exception {
    for (String word : List.of("-h", "--help")) {
      Run run = kosmo(List.of(command, word));

      assertThat(run.status()).isZero();
      assertThat(run.output()).startsWith("Usage: ./kosmo COMMAND").contains(command);
    }
  }

  @Test
  void anUnknownCommandIsAnError() throws Exception {
    Run run = kosmo(List.of("dmeo"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).contains("no command dmeo", "./kosmo help");
  }

  private static Run kosmo(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Path.of("..", "kosmo").toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
