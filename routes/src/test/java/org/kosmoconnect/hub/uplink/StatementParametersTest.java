package org.kosmoconnect.hub.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The uplink tells Camel how many parameters a statement has; it must be right. */
class StatementParametersTest {

  private static final Path SQL = Path.of("sql");
  private static final Pattern PARAMETER = Pattern.compile(":#\\w+");

  static Stream<Path> tables() throws IOException {
    return Files.list(SQL)
        .filter(file -> file.getFileName().toString().matches("(store|count)-.*"))
        .filter(file -> !file.endsWith("store-packets.sql"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTablesStatementTakesEachParameterOnce(Path file) throws IOException {
    assertThat(parameters(file)).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void thePacketsStatementTakesAsManyAsTheRouteSays() throws IOException {
    assertThat(Files.readString(Path.of("ingestion/uplink.camel.yaml")))
        .contains("parametersCount: " + parameters(SQL.resolve("store-packets.sql")).size());
  }

  private static List<String> parameters(Path file) throws IOException {
    String sql = Files.readString(file).replaceAll("(?m)^\\s*--.*$", "");
    return PARAMETER.matcher(sql).results().map(MatchResult::group).toList();
  }
}
