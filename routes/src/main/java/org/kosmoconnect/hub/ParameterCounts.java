package org.kosmoconnect.hub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how many parameters each statement has. Camel's SQL component asks the driver for that
 * number before each execution; PostgreSQL's driver asks the server, which costs a round trip and
 * the plan that the server had kept: a description names no types, the execution does, and for
 * other types a statement is prepared anew.
 */
final class ParameterCounts {

  /** More than there are files with statements. */
  private static final int MOST_STATEMENTS = 2_000;

  private final Cache<String, Integer> counts =
      Caffeine.newBuilder().maximumSize(MOST_STATEMENTS).build();

  /** Returns the connection with statements whose parameters are counted once. */
  Connection of(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, arguments) -> {
          Object result = call(connection, method, arguments);
          return method.getName().equals("prepareStatement")
              ? of((PreparedStatement) result, (String) arguments[0])
              : result;
        });
  }

  private PreparedStatement of(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        statement,
        (method, arguments) ->
            method.getName().equals("getParameterMetaData")
                ? metaData(statement, sql)
                : call(statement, method, arguments));
  }

  private ParameterMetaData metaData(PreparedStatement statement, String sql) throws SQLException {
    Integer count = counts.getIfPresent(sql);
    if (count == null) {
      ParameterMetaData described = statement.getParameterMetaData();
      counts.put(sql, described.getParameterCount());
      return described;
    }
    return proxy(
        ParameterMetaData.class,
        statement,
        (method, arguments) ->
            method.getName().equals("getParameterCount")
                ? count
                : call(statement.getParameterMetaData(), method, arguments));
  }

  /** A method of a proxy, but for those of Object. */
  @FunctionalInterface
  private interface Call {
    @Nullable Object with(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Object behind, Call call) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> behind.toString();
              default -> call.with(method, arguments);
            };
    return type.cast(
        Proxy.newProxyInstance(
            ParameterCounts.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object behind, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(behind, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
