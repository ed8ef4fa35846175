package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds the bridge's route files to {@code docs/decisions/0001-write-pipelines-in-yaml.md}. */
class RouteConventionsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  /** Steps that leave the route or call code. */
  private static final Set<String> WATCHED =
      Set.of("to", "toD", "bean", "filter", "choice", "split", "unmarshal", "marshal");

  @Test
  void everyFileSaysWhatItIs() throws IOException {
    for (Path file : files()) {
      assertThat(Files.readAllLines(file)).first().asString().startsWith("# " + base(file) + ":");
    }
  }

  @Test
  void everyRouteHasIdDescriptionAndPolicy() throws IOException {
    for (Path file : files()) {
      for (Map<?, ?> route : routes(file)) {
        assertThat((String) route.get("id")).matches(base(file) + "(-[a-z0-9]+)+");
        assertThat((String) route.get("description")).as("of %s", route.get("id")).isNotBlank();
        assertThat((String) route.get("routeConfigurationId"))
            .as("policy of %s", route.get("id"))
            .isIn("poison", "batch", "best-effort");
      }
    }
  }

  @Test
  void everyWatchedStepHasAnIdThatStandsNowhereElse() throws IOException {
    Set<String> ids = new HashSet<>();
    for (Path file : files()) {
      for (Map<?, ?> route : routes(file)) {
        steps(((Map<?, ?>) route.get("from")).get("steps"), ids, (String) route.get("id"));
      }
    }
    assertThat(ids).hasSizeGreaterThan(30);
  }

  @Test
  void everyStatementIsUsed() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files()) {
      text.append(Files.readString(file));
    }
    try (Stream<Path> statements = Files.list(ROOT.resolve("sql"))) {
      assertThat(statements.filter(Files::isRegularFile).map(one -> one.getFileName().toString()))
          .isNotEmpty()
          .allSatisfy(statement -> assertThat(text).contains(statement));
    }
  }

  private static void steps(Object steps, Set<String> ids, String route) {
    if (steps instanceof List<?> list) {
      for (Object item : list) {
        ((Map<?, ?>) item).forEach((kind, step) -> step((String) kind, step, ids, route));
      }
    }
  }

  private static void step(String kind, Object step, Set<String> ids, String route) {
    if (!(step instanceof Map<?, ?> map)) {
      return;
    }
    if (WATCHED.contains(kind)) {
      String id = (String) map.get("id");
      assertThat(id).as("id of %s in %s", kind, route).isNotNull().matches("[a-z]+(-[a-z0-9]+)+");
      assertThat(ids.add(id)).as("%s stands once", id).isTrue();
    }
    steps(map.get("steps"), ids, route);
    if (map.get("when") instanceof List<?> branches) {
      branches.forEach(branch -> steps(((Map<?, ?>) branch).get("steps"), ids, route));
    }
    if (map.get("otherwise") instanceof Map<?, ?> otherwise) {
      steps(otherwise.get("steps"), ids, route);
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      List<Path> found =
          files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private static List<Map<?, ?>> routes(Path file) throws IOException {
    List<Map<?, ?>> routes = new ArrayList<>();
    Object all = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    for (Object item : (List<?>) all) {
      if (((Map<?, ?>) item).get("route") instanceof Map<?, ?> route) {
        routes.add(route);
      }
    }
    return routes;
  }

  private static String base(Path file) {
    return file.getFileName().toString().replace(".camel.yaml", "");
  }
}
