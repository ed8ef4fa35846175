package org.kosmoconnect.hub;

import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool at which one waits for a database that is away, and the others are told at once. If all
 * waited, they would hold every thread of the server, those too that pages without a query need.
 */
final class FailFastDataSource extends DelegatingDataSource implements AutoCloseable {

  /** One that got no connection closes the way; after this time one may try again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final CircuitBreakerConfig CONFIG =
      CircuitBreakerConfig.custom()
          .slidingWindow(1, 1, SlidingWindowType.COUNT_BASED)
          .failureRateThreshold(100)
          .waitDurationInOpenState(PAUSE)
          .permittedNumberOfCallsInHalfOpenState(1)
          .writableStackTraceEnabled(false)
          .build();

  private final HikariDataSource pool;
  private final CircuitBreaker breaker;
  private final ParameterCounts counts = new ParameterCounts();

  FailFastDataSource(HikariDataSource pool) {
    super(pool);
    this.pool = pool;
    this.breaker = CircuitBreaker.of(pool.getPoolName(), CONFIG);
  }

  /**
   * {@inheritDoc}
   *
   * @throws SQLTransientConnectionException at once, while the database does not answer others
   */
  @Override
  public Connection getConnection() throws SQLException {
    try {
      return counts.of(breaker.executeCallable(pool::getConnection));
    } catch (CallNotPermittedException e) {
      throw new SQLTransientConnectionException(
          pool.getPoolName() + " - the database did not answer a moment ago", e);
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("A pool throws nothing else", e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
