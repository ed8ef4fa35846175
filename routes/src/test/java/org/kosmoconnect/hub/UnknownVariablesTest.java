package org.kosmoconnect.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class UnknownVariablesTest {

  @Test
  void findsMisspeltVariablesAndLeavesTheOthersAlone() {
    Set<String> variables =
        Set.of(
            "KOSMO_DB_URL",
            "KOSMO_DB_PASSWORD_FILE",
            "KOSMO_PUBLIC_URL",
            "KOSMO_CONSNET",
            "KOSMO_TEST_EFFORT",
            "HOME");

    assertThat(UnknownVariables.unknown(variables)).containsExactly("KOSMO_CONSNET");
  }
}
