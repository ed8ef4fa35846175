package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/reference/errors.md} to the contract. Run with {@code -Dkosmo.docs.write=true}
 * to write it anew.
 */
class ErrorsReferenceTest {

  private static final Path PAGE = Path.of("../docs/reference/errors.md");
  private static final String HEAD =
      """
      # Errors

      Written by `ErrorsReferenceTest` from the HTTP contract; run it with `-Dkosmo.docs.write=true` after a change.

      Errors are `application/problem+json` (RFC 9457) with `title`, `status`, `detail` for people and `code` for programs;
      codes stay, details may change. Faults of parameters and bodies stand one by one in `errors`, each with `name`, `code`
      and `detail`. 429 and 503 say in `Retry-After` when to come again, where that is known.

      | status | code | when |
      |---|---|---|
      """;

  @Test
  void isCurrent() throws IOException {
    TreeSet<String> rows = new TreeSet<>();
    JsonNode responses =
        new ObjectMapper().readTree(ApiContract.load().json()).at("/components/responses");
    responses.forEach(
        response -> {
          JsonNode example = response.at("/content/application~1problem+json/example");
          if (!example.isMissingNode()) {
            rows.add(
                "| %s | `%s` | %s |"
                    .formatted(
                        example.path("status").asText(),
                        example.path("code").asText(),
                        response.path("description").asText().strip().replace("\n", " ")));
          }
        });
    String page = HEAD + rows.stream().collect(Collectors.joining("\n")) + "\n";
    if (Boolean.getBoolean("kosmo.docs.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(rows).hasSizeGreaterThan(20);
    assertThat(Files.readString(PAGE))
        .as("run this test with -Dkosmo.docs.write=true")
        .isEqualTo(page);
  }
}
