package org.kosmoconnect.hub;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Two pools on one database, so that queries of the API never keep a pipeline from writing. */
@Configuration(proxyBeanMethods = false)
class DataSourceConfiguration {

  private static final long WAIT_MILLIS = 5_000;

  /**
   * After this silence a connection counts as broken; nothing that a pipeline asks takes so long.
   */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Duration LONGEST_READ = Duration.ofMinutes(1);

  /** For pipelines that write. */
  @Bean
  @Primary
  DataSource dataSource(HubProperties properties) {
    HikariDataSource pool = pool(properties.db(), "writers", properties.db().writers(), LONGEST);
    return new FailFastDataSource(pool);
  }

  /** For queries of the API: read only, bounded in time, with a cursor behind large results. */
  @Bean
  DataSource readerDataSource(HubProperties properties) {
    HikariDataSource pool =
        pool(properties.db(), "readers", properties.db().readers(), LONGEST_READ);
    pool.setReadOnly(true);
    pool.setAutoCommit(false);
    // Compiling a query takes longer than running it, and so does planning it anew for each node:
    // they are small, though the planner thinks otherwise.
    pool.setConnectionInitSql(
        "set statement_timeout = '2s'; set jit = off; set plan_cache_mode = force_generic_plan");
    // Commits the settings; they would be rolled back with the first query.
    pool.setIsolateInternalQueries(true);
    return new FailFastDataSource(pool);
  }

  private static HikariDataSource pool(
      HubProperties.Db db, String name, int size, Duration longest) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName(name);
    pool.setJdbcUrl(db.url());
    pool.setUsername(db.user());
    pool.setPassword(db.password());
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(WAIT_MILLIS);
    // The hub may start before its database.
    pool.setInitializationFailTimeout(-1);
    // Texts all of them: the driver takes no notice of a number or a truth value.
    pool.addDataSourceProperty("ApplicationName", "kosmo-hub-" + name);
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("socketTimeout", String.valueOf(longest.toSeconds()));
    pool.addDataSourceProperty("connectTimeout", "5");
    // Plans pay off only when the server keeps them from the first use on.
    pool.addDataSourceProperty("prepareThreshold", "1");
    return pool;
  }
}
