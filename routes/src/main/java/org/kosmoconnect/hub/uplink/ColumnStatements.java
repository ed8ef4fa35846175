package org.kosmoconnect.hub.uplink;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.sql.SqlPrepareStatementStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Takes the statements of a batch apart once: the default strategy of {@code sql:} looks for the
 * parameters with regular expressions at each execution, and these texts are long. Parameters are
 * plain names, {@code :#name}, of members of the body.
 */
public final class ColumnStatements implements SqlPrepareStatementStrategy {

  /** The component has made a question mark of the number sign already. */
  private static final Pattern PARAMETER = Pattern.compile(":\\?(\\w+)");

  private final Map<String, Statement> statements = new ConcurrentHashMap<>();

  private record Statement(String sql, List<String> names) {

    static Statement parse(String query) {
      Matcher parameters = PARAMETER.matcher(query);
      List<String> names = parameters.results().map((MatchResult found) -> found.group(1)).toList();
      return new Statement(parameters.replaceAll("?"), names);
    }
  }

  @Override
  public String prepareQuery(String query, boolean allowNamedParameters, Exchange exchange) {
    return statement(query).sql();
  }

  @Override
  public Iterator<?> createPopulateIterator(
      String query,
      String preparedQuery,
      int expectedParams,
      Exchange exchange,
      @Nullable Object value)
      throws SQLException {
    if (!(value instanceof Map<?, ?> columns)) {
      throw new SQLException("The body of a batch statement must be a map of its parameters");
    }
    return statement(query).names().stream().map(columns::get).iterator();
  }

  @Override
  public void populateStatement(PreparedStatement statement, Iterator<?> values, int expectedParams)
      throws SQLException {
    for (int index = 1; values.hasNext(); index++) {
      statement.setObject(index, values.next());
    }
  }

  private Statement statement(String query) {
    return statements.computeIfAbsent(query, Statement::parse);
  }
}
