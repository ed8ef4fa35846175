package org.kosmoconnect.component.meshtastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page says what the generated metadata say. */
class ComponentPageTest {

  /** What every Camel endpoint has. */
  private static final Set<String> GENERAL =
      Set.of("bridgeErrorHandler", "exceptionHandler", "exchangePattern", "lazyStartProducer");

  private final String page = read("src/main/docs/meshtastic-component.adoc");

  @Test
  void namesEveryOptionWithItsDefault() throws Exception {
    for (var option : metadata().get("properties").properties()) {
      String fallback = option.getValue().path("defaultValue").asText("");
      String cell = fallback.isEmpty() ? " " : "`" + fallback + "`";
      if (!GENERAL.contains(option.getKey())) {
        assertThat(page)
            .containsPattern("\\| `" + option.getKey() + "`[^|]* \\| " + cell)
            .contains(option.getValue().get("description").asText());
      }
    }
  }

  @Test
  void namesEveryHeader() throws Exception {
    for (var header : metadata().get("headers").properties()) {
      assertThat(page)
          .contains("| `" + header.getKey() + "`")
          .contains(header.getValue().get("description").asText());
    }
  }

  private static JsonNode metadata() throws Exception {
    return new ObjectMapper()
        .readTree(
            ComponentPageTest.class.getResourceAsStream(
                "/META-INF/org/kosmoconnect/component/meshtastic/meshtastic.json"));
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
