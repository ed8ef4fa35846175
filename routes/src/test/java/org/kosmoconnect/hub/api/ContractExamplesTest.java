package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kosmoconnect.hub.Role;

/** The OpenAPI document held against itself. */
class ContractExamplesTest {

  private final JsonNode document = Api.parse(ApiContract.load().json());

  @TestFactory
  Stream<DynamicTest> everyExampleFitsItsSchema() {
    List<DynamicTest> tests = new ArrayList<>();
    document
        .findParents("example")
        .forEach(
            holder -> {
              String schema = ContractSchemas.name(holder.path("schema"));
              if (!schema.isEmpty()) {
                tests.add(
                    dynamicTest(
                        "%s %.30s".formatted(schema, holder.path("example")),
                        () ->
                            assertThat(ContractSchemas.validate(schema, holder.path("example")))
                                .isEmpty()));
              }
            });
    assertThat(tests).hasSizeGreaterThan(20);
    return tests.stream();
  }

  @Test
  void everyOperationHasAnIdARoleAndASummary() {
    assertThat(operations())
        .isNotEmpty()
        .allSatisfy(
            operation -> {
              assertThat(operation.path("operationId").asText()).matches("[a-z][A-Za-z]+");
              assertThat(operation.path("summary").asText()).isNotBlank();
              assertThat(Stream.of(Role.values()).map(Role::key))
                  .contains(operation.path("x-kosmo-role").asText());
            });
    assertThat(operations())
        .extracting(operation -> operation.path("operationId").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyErrorOfAnOperationIsAProblem() {
    document
        .path("components")
        .path("responses")
        .properties()
        .forEach(
            (Map.Entry<String, JsonNode> response) -> {
              if (!Set.of("NotModified", "MailSaysMore").contains(response.getKey())) {
                assertThat(
                        response
                            .getValue()
                            .at("/content/application~1problem+json/schema/$ref")
                            .asText())
                    .as(response.getKey())
                    .endsWith("/Problem");
              }
            });
  }

  private List<JsonNode> operations() {
    List<JsonNode> found = new ArrayList<>();
    document.path("paths").forEach(path -> path.forEach(found::add));
    return found;
  }
}
