package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.api.Api;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Every operation of the contract, asked for by everyone who might. New operations are in by
 * themselves.
 */
@HubTest
class EveryOperationIT {

  private static final Set<String> SAFE = Set.of("GET");
  private static final String PASSWORD = "a horse and a battery";

  /** Called by servers and bridges: each has a proof of its own in its body. */
  private static final Set<String> MACHINES = Set.of("enrolBridge", "receiveBtcPayWebhook");

  @LocalServerPort private int port;
  @Autowired private StringRedisTemplate redis;

  private Api program;
  private Browser subscriber;

  private static String url(Operation operation) {
    String path = operation.path();
    return "/api/v1"
        + path.replace(
                "{id}",
                path.startsWith("/nodes") || path.startsWith("/my/")
                    ? "!00000001"
                    : UUID.randomUUID().toString())
            .replace("{accountId}", UUID.randomUUID().toString())
            .replaceAll("[{][^}]+}", "nothing");
  }

  @BeforeEach
  void connect() {
    redis.delete(redis.keys("kosmo:throttle:*"));
    program = new Api(port);
    subscriber = new Browser(port);
    String email = UUID.randomUUID() + "@example.org";
    subscriber.look();
    subscriber.post(
        "/account", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    subscriber.signIn(email, PASSWORD);
  }

  private static Stream<DynamicTest> each(Stream<Operation> operations, Consumer<Operation> test) {
    return operations.map(operation -> dynamicTest(operation.id(), () -> test.accept(operation)));
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotOpenNeedsALogin() {
    return each(
        Operation.all().filter(operation -> !operation.open()),
        operation -> {
          HttpResponse<String> token =
              program.send(
                  operation.method(), url(operation), "Authorization", "Bearer kosmo_guess");
          assertThat(token.statusCode()).isEqualTo(401);
          HttpResponse<String> smuggled =
              program.send(
                  operation.method(),
                  url(operation),
                  "KosmoAccount",
                  "operator",
                  "CamelAuthentication",
                  "operator",
                  "Authorization",
                  "Basic b3BlcmF0b3I6b3BlcmF0b3I=");
          assertThat(smuggled.statusCode()).isEqualTo(401);
          if (SAFE.contains(operation.method())) {
            assertThat(program.send(operation.method(), url(operation)).statusCode())
                .isEqualTo(401);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> whatChangesSomethingNeedsTheTokenAgainstForgedRequests() {
    return each(
        Operation.all()
            .filter(operation -> !SAFE.contains(operation.method()) && !operation.machine()),
        operation -> {
          HttpResponse<String> forged = subscriber.plain(operation.method(), url(operation), "{}");
          assertThat(forged.statusCode()).isEqualTo(403);
          assertThat(Browser.parse(forged).path("code").asText()).isEqualTo("csrf");
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsForOperatorsIsNotForSubscribers() {
    return each(
        Operation.all().filter(Operation::operator),
        operation -> {
          HttpResponse<String> refused =
              subscriber.send(
                  operation.method(),
                  url(operation),
                  SAFE.contains(operation.method()) ? null : "{}");
          assertThat(refused.statusCode()).isEqualTo(403);
          assertThat(Browser.parse(refused).path("code").asText()).isEqualTo("operators-only");
        });
  }

  @TestFactory
  Stream<DynamicTest> aTokenWithoutTheScopeIsRefused() {
    subscriber.look();
    String token =
        Browser.parse(
                subscriber.post("/tokens", "{\"name\":\"least\",\"scopes\":[\"weather:read\"]}"))
            .path("token")
            .asText();
    return each(
        Operation.all().filter(operation -> !operation.open()),
        operation ->
            assertThat(
                    program
                        .send(
                            operation.method(), url(operation), "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(403));
  }

  @Test
  void allUnderAdminIsForOperatorsAndOnlyKnownMachinesNeedNoToken() {
    assertThat(Operation.all().filter(operation -> operation.path().startsWith("/admin/")))
        .isNotEmpty()
        .allMatch(Operation::operator);
    assertThat(Operation.all().filter(Operation::machine).map(Operation::id))
        .allMatch(MACHINES::contains);
  }

  @Test
  void scopesOfTheContractAreThoseThatTokensCanHave() {
    Set<String> known = new java.util.TreeSet<>();
    Operation.document()
        .at("/components/schemas/Scope/enum")
        .forEach(scope -> known.add(scope.asText()));

    assertThat(
            Operation.all()
                .flatMap(
                    operation -> operation.node().path("security").findValues("token").stream())
                .flatMap(
                    scopes -> java.util.stream.StreamSupport.stream(scopes.spliterator(), false))
                .map(JsonNode::asText))
        .isNotEmpty()
        .allMatch(known::contains);
  }
}
