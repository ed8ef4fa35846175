package org.kosmoconnect.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds every route file to the conventions of {@code
 * docs/decisions/0001-write-pipelines-in-yaml.md}.
 */
class YamlConventionsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Set<String> FOLDERS =
      Set.of("ingestion", "weather", "gateway", "billing", "admin", "shared");

  /** Steps that leave the route or call code: an operator watches them and a test weaves them. */
  private static final Set<String> WATCHED =
      Set.of(
          "to",
          "toD",
          "bean",
          "wireTap",
          "filter",
          "choice",
          "split",
          "unmarshal",
          "marshal",
          "transacted");

  @TestFactory
  Stream<DynamicTest> everyFileOpensWithAComment() throws IOException {
    return files()
        .map(
            file ->
                dynamicTest(
                    name(file),
                    () -> {
                      List<String> lines = Files.readAllLines(file);
                      assertThat(lines).first().asString().startsWith("# " + base(file) + ":");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyRouteHasIdDescriptionAndPolicy() throws IOException {
    return files()
        .map(
            file ->
                dynamicTest(
                    name(file),
                    () -> {
                      for (Map<?, ?> route : routes(file)) {
                        assertThat((String) route.get("id")).matches(base(file) + "(-[a-z0-9]+)+");
                        assertThat((String) route.get("description"))
                            .as("description of %s", route.get("id"))
                            .isNotBlank();
                        assertThat((String) route.get("routeConfigurationId"))
                            .as("policy of %s", route.get("id"))
                            .isIn("poison", "batch", "caller", "best-effort", "api");
                      }
                    }));
  }

  /** The failure of a batch belongs to its endpoint, and an API route would answer nothing. */
  @Test
  void whatAnApiRouteCallsLeavesItsFailuresToIt() throws IOException {
    Map<String, String> policies = new HashMap<>();
    for (Path file : files().toList()) {
      for (Map<?, ?> route : routes(file)) {
        policies.put(
            (String) ((Map<?, ?>) route.get("from")).get("uri"),
            (String) route.get("routeConfigurationId"));
      }
    }
    assertThat(policies).containsValues("api", "caller");
    for (Path file : files().toList()) {
      for (Map<?, ?> route : routes(file)) {
        if ("api".equals(route.get("routeConfigurationId"))) {
          eachStep(
              ((Map<?, ?>) route.get("from")).get("steps"),
              (kind, step) -> {
                if (kind.equals("to") && step instanceof Map<?, ?> to) {
                  assertThat(policies.get(to.get("uri")))
                      .as("policy of %s, called by %s", to.get("uri"), route.get("id"))
                      .isNotEqualTo("batch");
                }
              });
        }
      }
    }
  }

  /**
   * Camel registers the steps of all files under their ids, and refuses to start with two alike.
   */
  @Test
  void everyWatchedStepHasAnIdOfItsOwn() throws IOException {
    Map<String, String> places = new HashMap<>();
    for (Path file : files().toList()) {
      for (Map<?, ?> route : routes(file)) {
        eachStep(
            ((Map<?, ?>) route.get("from")).get("steps"),
            (kind, step) -> {
              if (WATCHED.contains(kind)) {
                assertThat(step).as("%s in %s", kind, route.get("id")).isInstanceOf(Map.class);
                String id = (String) ((Map<?, ?>) step).get("id");
                assertThat(id)
                    .as("id of %s in %s", kind, route.get("id"))
                    .isNotNull()
                    .matches("[a-z]+(-[a-z0-9]+)+");
                assertThat(places.put(id, (String) route.get("id")))
                    .as("another route with the step %s of %s", id, route.get("id"))
                    .isNull();
              }
            });
      }
    }
    assertThat(places).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> optionsStandUnderParametersAndNotInTheUri() throws IOException {
    return files()
        .map(
            file ->
                dynamicTest(
                    name(file),
                    () -> {
                      List<String> uris = new ArrayList<>();
                      for (Map<?, ?> route : routes(file)) {
                        Map<?, ?> from = (Map<?, ?>) route.get("from");
                        uris.add((String) from.get("uri"));
                        eachStep(
                            from.get("steps"),
                            (kind, step) -> {
                              if (step instanceof Map<?, ?> map
                                  && map.get("uri") instanceof String uri) {
                                uris.add(uri);
                              }
                            });
                      }
                      assertThat(uris).noneMatch(uri -> uri.contains("?"));
                    }));
  }

  @Test
  void routeIdsAreUnique() throws IOException {
    List<String> ids = new ArrayList<>();
    for (Path file : files().toList()) {
      routes(file).forEach(route -> ids.add((String) route.get("id")));
    }
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void everyStatementIsUsedByARoute() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files().toList()) {
      text.append(Files.readString(file));
    }
    try (Stream<Path> statements = Files.list(ROOT.resolve("sql"))) {
      assertThat(statements.map(path -> path.getFileName().toString()))
          // The tables of a batch are named by the rows themselves.
          .filteredOn(
              statement ->
                  !statement.startsWith("store-") && !statement.equals("count-traffic.sql"))
          .allSatisfy(statement -> assertThat(text).contains(statement));
    }
  }

  private static Stream<Path> files() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : FOLDERS) {
      if (Files.isDirectory(ROOT.resolve(folder))) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
          files.filter(file -> file.toString().endsWith(".camel.yaml")).forEach(found::add);
        }
      }
    }
    assertThat(found).isNotEmpty();
    return found.stream().sorted();
  }

  private static List<Map<?, ?>> routes(Path file) throws IOException {
    List<Map<?, ?>> routes = new ArrayList<>();
    for (Object item : new Yaml().<List<?>>load(Files.readString(file))) {
      if (((Map<?, ?>) item).get("route") instanceof Map<?, ?> route) {
        routes.add(route);
      }
    }
    return routes;
  }

  private static void eachStep(Object steps, BiConsumer<String, Object> visit) {
    if (steps instanceof List<?> list) {
      for (Object item : list) {
        ((Map<?, ?>) item)
            .forEach(
                (kind, step) -> {
                  visit.accept((String) kind, step);
                  if (step instanceof Map<?, ?> map) {
                    eachStep(map.get("steps"), visit);
                    if (map.get("when") instanceof List<?> branches) {
                      branches.forEach(
                          branch -> eachStep(((Map<?, ?>) branch).get("steps"), visit));
                    }
                    if (map.get("otherwise") instanceof Map<?, ?> otherwise) {
                      eachStep(otherwise.get("steps"), visit);
                    }
                  }
                });
      }
    }
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static String base(Path file) {
    return file.getFileName().toString().replace(".camel.yaml", "");
  }
}
