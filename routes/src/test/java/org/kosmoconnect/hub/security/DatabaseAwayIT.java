package org.kosmoconnect.hub.security;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.kosmoconnect.hub.fault.HubUnderFault.patience;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.hub.fault.HubUnderFault;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every operation of the contract that needs a login, asked for by somebody who has one while the
 * database is dead. New operations are in by themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayIT {

  /** A request waits 5 s for a connection; the rest is for a busy machine. */
  private static final int BOUND_SECONDS = 20;

  @TempDir private static Path folder;

  private final ExecutorService crowd = Executors.newCachedThreadPool();
  private ArtemisBroker broker;
  private HubUnderFault fault;
  private Possessions possessions;
  private Browser operator;

  @BeforeAll
  void start() {
    broker = ArtemisBroker.start(folder.resolve("artemis"), 0);
    fault = new HubUnderFault(folder, broker.url(), Map.of());
    int port = URI.create(fault.startHub().url()).getPort();
    possessions = new Possessions(JdbcClient.create(fault.dataSource()), port);
    operator = new Browser(port);
    operator.signIn("operator@example.org", "correct horse battery staple");
  }

  @AfterAll
  void stop() {
    fault.close();
    broker.close();
    crowd.shutdownNow();
  }

  /** What came back for an operation. */
  private record Answer(Operation operation, CompletableFuture<HttpResponse<String>> response) {}

  @TestFactory
  Stream<DynamicTest> aDeadDatabaseIsAnsweredBusyAndNothingHasChanged() {
    String before = possessions.state();
    List<Answer> answers;
    fault.killPostgres();
    try {
      answers = Operation.all().filter(operation -> !operation.open()).map(this::ask).toList();
      answers.forEach(answer -> answer.response().handle((response, failure) -> null).join());
    } finally {
      fault.restartPostgres();
    }
    patience().until(() -> possessions.owner().get("/account").statusCode() == 200);
    assertThat(possessions.state()).isEqualTo(before);
    return answers.stream()
        .map(one -> dynamicTest(one.operation().id(), () -> assertBusy(one.response().join())));
  }

  private Answer ask(Operation operation) {
    Browser who = operation.operator() ? operator : possessions.owner();
    String url = operation.url(possessions::id);
    return new Answer(
        operation,
        CompletableFuture.supplyAsync(
                () -> who.send(operation.method(), url, operation.exampleBody()), crowd)
            .orTimeout(BOUND_SECONDS, SECONDS));
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
