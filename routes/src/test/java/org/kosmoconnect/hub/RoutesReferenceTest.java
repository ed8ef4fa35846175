package org.kosmoconnect.hub;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/reference/routes.md} to the pipelines. Run with {@code -Dkosmo.docs.write=true}
 * to write it anew.
 */
class RoutesReferenceTest {

  private static final Path PAGE = Path.of("../docs/reference/routes.md");
  private static final Pattern KNOB = Pattern.compile("\\{\\{(kosmo\\.[a-z0-9.-]+)}}");
  private static final Pattern STATEMENT = Pattern.compile("sql:classpath:sql/([a-z0-9-]+)\\.sql");
  private static final String HEAD =
      """
      # Routes of the hub

      Written by `RoutesReferenceTest` from the pipelines; run it with `-Dkosmo.docs.write=true` after a change. Each
      pipeline is one file; [what happens to a packet](../explanation/what-happens-to-a-packet.md) follows one message
      through them, and [change a pipeline](../how-to/change-a-pipeline.md) says where to change what.
      """;

  @Test
  void isCurrent() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    List<RouteFile> files = RouteFile.all();
    for (RouteFile file : files) {
      page.append(section(file));
    }
    page.append(policies(files)).append(statements(files));
    if (Boolean.getBoolean("kosmo.docs.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("run this test with -Dkosmo.docs.write=true")
        .isEqualTo(page.toString());
  }

  @Test
  void everyStatementIsRunByARoute() throws IOException {
    List<RouteFile> files = RouteFile.all();
    for (Path file : sqlFiles()) {
      assertThat(callers(file, files)).as("routes that run %s", file).isNotEmpty();
    }
  }

  @Test
  void everyStatementNamesTheRoutesThatRunIt() throws IOException {
    List<RouteFile> files = RouteFile.all();
    for (Path file : sqlFiles()) {
      assertThat(told(file))
          .as("first line of %s", file)
          .containsExactlyInAnyOrderElementsOf(callers(file, files));
    }
  }

  /** The routes that the first line of a statement names. */
  private static List<String> told(Path statement) throws IOException {
    return List.of(head(statement).split(": ", 2)[0].split(", "));
  }

  private static String section(RouteFile file) {
    StringBuilder text = new StringBuilder("\n## %s\n\n".formatted(file.name()));
    text.append(
        "[`routes/%1$s.camel.yaml`](../../routes/%1$s.camel.yaml)\n\n".formatted(file.name()));
    text.append("```\n");
    file.head().forEach(line -> text.append(line.stripLeading().stripTrailing()).append('\n'));
    text.append("```\n");
    List<Map<?, ?>> routes = file.elements("route");
    if (!routes.isEmpty()) {
      text.append("\n| route | what it does | from | to | beans | statements | policy |\n");
      text.append("|---|---|---|---|---|---|---|\n");
      routes.forEach(route -> text.append(row(route)));
    }
    Set<String> knobs = new LinkedHashSet<>();
    KNOB.matcher(file.text()).results().map(match -> match.group(1)).forEach(knobs::add);
    if (!knobs.isEmpty()) {
      text.append("\nPlaceholders: ").append(code(knobs, ", ")).append('\n');
    }
    return text.toString();
  }

  private static String row(Map<?, ?> route) {
    Map<?, ?> from = (Map<?, ?>) route.get("from");
    Set<String> to = new LinkedHashSet<>();
    Set<String> beans = new LinkedHashSet<>();
    RouteFile.eachStep(
        from.get("steps"),
        (kind, step) -> {
          if (step.get("uri") instanceof String uri && !STATEMENT.matcher(uri).find()) {
            to.add(uri);
          }
          if (step.get("ref") instanceof String bean) {
            beans.add(bean + "." + step.get("method").toString().replaceAll("\\(.*", ""));
          }
        });
    return "| `%s` | %s | `%s` | %s | %s | %s | `%s` |\n"
        .formatted(
            route.get("id"),
            cell(String.valueOf(route.get("description"))),
            cell((String) from.get("uri")),
            code(to, "<br>"),
            code(beans, "<br>"),
            links(statements(route)),
            route.get("routeConfigurationId"));
  }

  private static String policies(List<RouteFile> files) {
    StringBuilder text = new StringBuilder("\n## Policies\n\n");
    text.append(
        "A route names its policy as `routeConfigurationId`. A route that forgot to goes to the dead letters.\n\n");
    text.append(
        "| policy | what it does | where a failed message goes | file |\n|---|---|---|---|\n");
    for (RouteFile file : files) {
      for (Map<?, ?> policy : file.elements("routeConfiguration")) {
        if (policy.get("id") != null) {
          Set<String> to = new LinkedHashSet<>();
          RouteFile.eachStep(
              policy,
              (kind, step) -> {
                if (step.get("uri") instanceof String uri) {
                  to.add(uri);
                }
              });
          text.append(
              "| `%s` | %s | %s | `%s` |\n"
                  .formatted(
                      policy.get("id"),
                      cell(String.valueOf(policy.get("description"))),
                      code(to, "<br>"),
                      file.name()));
        }
      }
    }
    return text.toString();
  }

  private static String statements(List<RouteFile> files) throws IOException {
    StringBuilder text =
        new StringBuilder("\n## Statements\n\n| statement | what it does | run by |\n");
    text.append("|---|---|---|\n");
    for (Path file : sqlFiles()) {
      String head = head(file);
      text.append(
          "| %s | %s | %s |\n"
              .formatted(
                  links(Set.of(name(file))),
                  cell(head.substring(head.indexOf(": ") + 2)),
                  code(callers(file, files), "<br>")));
    }
    return text.toString();
  }

  private static Set<String> statements(Map<?, ?> route) {
    Set<String> names = new LinkedHashSet<>();
    RouteFile.eachStep(
        route,
        (kind, step) -> {
          if (step.get("uri") instanceof String uri) {
            STATEMENT.matcher(uri).results().map(MatchResult::group).forEach(names::add);
          }
        });
    return names.stream()
        .map(uri -> uri.substring(uri.lastIndexOf('/') + 1).replace(".sql", ""))
        .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
  }

  /** Routes that name the statement, and routes that its first line names: some are chosen late. */
  private static Set<String> callers(Path statement, List<RouteFile> files) throws IOException {
    List<String> told = told(statement);
    Set<String> callers = new LinkedHashSet<>();
    for (RouteFile file : files) {
      for (Map<?, ?> route : file.elements("route")) {
        String id = (String) route.get("id");
        if (told.contains(id) || statements(route).contains(name(statement))) {
          callers.add(id);
        }
      }
    }
    return callers;
  }

  private static List<Path> sqlFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sql"))) {
      return files.sorted().toList();
    }
  }

  private static String name(Path statement) {
    return statement.getFileName().toString().replace(".sql", "");
  }

  private static String head(Path statement) throws IOException {
    try (Stream<String> lines = Files.lines(statement)) {
      String first = lines.findFirst().orElse("");
      assertThat(first).as("first line of %s", statement).startsWith("-- ").contains(": ");
      return first.substring(3);
    }
  }

  private static String links(Set<String> statements) {
    return statements.stream()
        .map("[`%1$s`](../../routes/sql/%1$s.sql)"::formatted)
        .collect(joining("<br>"));
  }

  private static String code(Set<String> words, String between) {
    return words.stream().map(word -> "`" + cell(word) + "`").collect(joining(between));
  }

  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|");
  }
}
