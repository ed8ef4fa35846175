package org.kosmoconnect.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds {@code docs/reference/configuration.md} to the properties' metadata. Run with {@code
 * -Dkosmo.docs.write=true} to write it anew.
 */
class ConfigurationReferenceTest {

  private static final Path PAGE = Path.of("../docs/reference/configuration.md");
  private static final String HEAD =
      """
      # Configuration of the hub

      Written by `ConfigurationReferenceTest` from the properties' descriptions; run it with `-Dkosmo.docs.write=true` after
      a change. Every key can stand in an `application.yaml` beside the jar, or in the environment under the name given here.
      A secret can be given as a file: `KOSMO_DB_PASSWORD_FILE=/run/secrets/db`. Unknown keys in files and bad values stop
      the start; unknown `KOSMO_*` variables are warned about.

      | variable | key | default | what it does |
      |---|---|---|---|
      """;

  @Test
  void isCurrent() throws IOException {
    String page = HEAD + String.join("\n", rows()) + "\n";
    if (Boolean.getBoolean("kosmo.docs.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("run this test with -Dkosmo.docs.write=true")
        .isEqualTo(page);
  }

  private static List<String> rows() throws IOException {
    Map<String, Object> defaults = defaults();
    List<JsonNode> properties = new ArrayList<>();
    try (var metadata =
        HubProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      new ObjectMapper().readTree(metadata).get("properties").forEach(properties::add);
    }
    return properties.stream()
        .filter(property -> property.get("name").asText().startsWith("kosmo."))
        .sorted(Comparator.comparing(property -> property.get("name").asText()))
        .map(property -> row(property, defaults))
        .toList();
  }

  private static String row(JsonNode property, Map<String, Object> defaults) {
    String key = property.get("name").asText();
    Object value = defaults.getOrDefault(key, property.path("defaultValue").asText(""));
    String text = value.toString().isEmpty() ? "" : "`" + value + "`";
    String description = property.path("description").asText();
    assertThat(description).as("description of %s", key).isNotBlank();
    String variable = key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    return "| `%s` | `%s` | %s | %s |".formatted(variable, key, text, prose(description));
  }

  private static String prose(String javadoc) {
    return javadoc
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .replaceAll("\\s+", " ")
        .replace("|", "\\|");
  }

  private static Map<String, Object> defaults() throws IOException {
    Map<String, Object> flat = new java.util.HashMap<>();
    try (var in = HubProperties.class.getResourceAsStream("/application.yaml")) {
      Map<String, Object> root = new Yaml().load(in);
      flatten("kosmo", root.get("kosmo"), flat);
    }
    return flat;
  }

  private static void flatten(String prefix, Object value, Map<String, Object> flat) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> flatten(prefix + "." + key, inner, flat));
    } else {
      flat.put(prefix, value);
    }
  }
}
