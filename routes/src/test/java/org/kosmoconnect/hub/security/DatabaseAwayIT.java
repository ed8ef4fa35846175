package org.kosmoconnect.hub.security;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.kosmoconnect.hub.fault.HubUnderFault.patience;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.hub.fault.HubUnderFault;
import org.kosmoconnect.testbed.btcpay.StandInBtcPay;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every operation of the contract that needs a login, asked for by somebody who has one while the
 * database is dead, and while it lets nobody write. New operations are in by themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayIT {

  /** A request waits 5 s for a connection; the rest is for a busy machine. */
  private static final int BOUND_SECONDS = 20;

  /** Now and then one waits 5 s, to see whether the database is back; if all did, it took 31 s. */
  private static final int CROWD_SECONDS = 20;

  /** Less than the crowd would take if all waited; the machine has other work too. */
  private static final int PAGE_SECONDS = 12;

  /** Operations that write in a route with a transaction of its own. */
  private static final String[] TRANSACTIONS = {"sendMessage", "cancelMessage", "createOrder"};

  @TempDir private static Path folder;

  private final ExecutorService crowd = Executors.newCachedThreadPool();
  private final StandInBtcPay payments = StandInBtcPay.start(Duration.ofMillis(100));
  private ArtemisBroker broker;
  private HubUnderFault fault;
  private int port;
  private Possessions possessions;
  private Browser operator;

  @BeforeAll
  void start() {
    broker = ArtemisBroker.start(folder.resolve("artemis"), 0);
    fault =
        new HubUnderFault(
            folder,
            broker.url(),
            Map.of(
                "KOSMO_PUBLIC_URL", "http://localhost:8080",
                "KOSMO_BTCPAY_URL", payments.url(),
                "KOSMO_BTCPAY_API_KEY", payments.apiKey(),
                "KOSMO_BTCPAY_STORE_ID", payments.storeId(),
                "KOSMO_BTCPAY_WEBHOOK_SECRETS", payments.secret()));
    port = URI.create(fault.startHub().url()).getPort();
    possessions = new Possessions(JdbcClient.create(fault.dataSource()), port);
    operator = new Browser(port);
    operator.signIn("operator@example.org", "correct horse battery staple");
    failSoon();
  }

  /** What waits for a lock fails soon, and what it had begun is undone. */
  private void failSoon() {
    JdbcClient database = JdbcClient.create(fault.dataSource());
    database.sql("alter database kosmo set statement_timeout = '500ms'").update();
    database
        .sql(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'kosmo-hub-writers'")
        .query(Long.class)
        .single();
    patience().until(() -> possessions.owner().get("/account").statusCode() == 200);
  }

  @AfterAll
  void stop() {
    fault.close();
    broker.close();
    payments.close();
    crowd.shutdownNow();
  }

  /** What came back for an operation. */
  private record Answer(Operation operation, CompletableFuture<HttpResponse<String>> response) {}

  /** Something done to the database, or the end of it. */
  private interface Deed {
    void run() throws SQLException;
  }

  @TestFactory
  Stream<DynamicTest> aDeadDatabaseIsAnsweredBusyAndNothingHasChanged() throws SQLException {
    return during(fault::killPostgres, fault::restartPostgres, operation -> true).stream()
        .map(one -> dynamicTest(one.operation().id(), () -> assertBusy(one.response().join())));
  }

  /**
   * What was refused before it wrote, for a body that does not fit, is not busy. Sessions can still
   * be ended, and the one that asks is needed afterwards.
   */
  @TestFactory
  Stream<DynamicTest> whatCannotBeWrittenIsAnsweredBusyAndNothingHasChanged() throws SQLException {
    try (Connection other = fault.connect()) {
      List<Answer> answers =
          during(
              () -> lockAllTables(other),
              other::rollback,
              operation ->
                  !operation.method().equals("GET") && !operation.path().equals("/session"));
      assertThat(answers)
          .filteredOn(one -> one.response().join().statusCode() == 503)
          .extracting(one -> one.operation().id())
          .contains(TRANSACTIONS);
      return answers.stream()
          .filter(one -> one.response().join().statusCode() >= 500)
          .map(one -> dynamicTest(one.operation().id(), () -> assertBusy(one.response().join())));
    }
  }

  /**
   * Each of a crowd would hold a thread of the server for 5 s, and pages would wait behind them.
   */
  @Test
  void aCrowdIsToldAtOnceThatTheDatabaseIsAwayAndPagesStillCome() {
    Browser stranger = new Browser(port);
    fault.killPostgres();
    try {
      patience().until(() -> stranger.get("/nodes").statusCode() == 503);
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.rangeClosed(1, 400)
              .mapToObj(n -> soon(CROWD_SECONDS, () -> stranger.get("/nodes?limit=" + n)))
              .toList();
      assertThat(soon(PAGE_SECONDS, () -> stranger.send("GET", "/", null)).join().statusCode())
          .isEqualTo(200);
      answers.forEach(answer -> assertBusy(answer.join()));
    } finally {
      fault.restartPostgres();
    }
    patience().until(() -> stranger.get("/nodes").statusCode() == 200);
  }

  private <T> CompletableFuture<T> soon(long seconds, Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, crowd).orTimeout(seconds, SECONDS);
  }

  /** Asks for everything at once while something is wrong, and looks for traces afterwards. */
  private List<Answer> during(Deed begin, Deed end, Predicate<Operation> which)
      throws SQLException {
    String before = possessions.state();
    List<Answer> answers;
    begin.run();
    try {
      answers =
          Operation.all()
              .filter(operation -> !operation.open())
              .filter(which)
              .map(this::ask)
              .toList();
      answers.forEach(answer -> answer.response().handle((response, failure) -> null).join());
    } finally {
      end.run();
    }
    patience().until(() -> possessions.owner().get("/account").statusCode() == 200);
    assertThat(possessions.state()).isEqualTo(before);
    return answers;
  }

  private Answer ask(Operation operation) {
    Browser who = operation.operator() ? operator : possessions.owner();
    String url = operation.url(possessions::id);
    String body = operation.exampleBody();
    String fitting = body == null ? null : body.replace("!a1b2c3d4", possessions.id("/nodes"));
    return new Answer(
        operation, soon(BOUND_SECONDS, () -> who.send(operation.method(), url, fitting)));
  }

  /** Leaves all to be read, and lets nobody write or lock a row; sessions go on. */
  private static void lockAllTables(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = '60s'");
      statement.execute(
          """
          do $$ begin
            execute (select 'lock table ' || string_agg(format('%I', relname), ', ' order by relname) || ' in exclusive mode'
              from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                and relname not like 'spring_session%');
          end $$
          """);
    }
  }

  private static void assertBusy(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(response.headers().firstValue("Retry-After").orElse("")).matches("[0-9]+");
    JsonNode problem = Browser.parse(response);
    assertThat(problem.path("status").asInt()).isEqualTo(503);
    assertThat(problem.path("code").asText()).isEqualTo("busy");
  }
}
