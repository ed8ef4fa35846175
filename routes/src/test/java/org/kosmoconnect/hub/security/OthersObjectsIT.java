package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kosmoconnect.hub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every operation of the contract that names a thing, asked by somebody else for what is another's.
 * New operations are in by themselves; one that names a kind of thing that {@link Possessions} does
 * not have fails.
 */
@HubTest
class OthersObjectsIT {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  private Possessions possessions;
  private Browser stranger;

  @BeforeEach
  void meet() {
    redis.delete(redis.keys("kosmo:throttle:*"));
    possessions = new Possessions(jdbc, port);
    stranger = Possessions.someone(port);
  }

  /** What is forbidden and what does not exist look alike to the last byte, and nothing changes. */
  @TestFactory
  Stream<DynamicTest> whatIsAnothersAnswersAsIfItWereNotThere() {
    return Operation.all()
        .filter(operation -> !operation.open() && operation.namesThings())
        .map(operation -> dynamicTest(operation.id(), () -> tryOn(operation)));
  }

  private void tryOn(Operation operation) {
    String before = possessions.state();

    Answer anothers = ask(operation, UnaryOperator.identity());
    Answer nobodys = ask(operation, Possessions::unknown);

    assertThat(anothers.status()).as(anothers.body()).isEqualTo(nobodys.status());
    assertThat(anothers.body()).isEqualTo(nobodys.body()).doesNotContain(possessions.marks());
    assertThat(anothers.headers()).isEqualTo(nobodys.headers());
    assertThat(possessions.state()).isEqualTo(before);
    if (operation.operator()) {
      assertThat(anothers.status()).isEqualTo(403);
    } else if (operation.answers(404)) {
      assertThat(anothers.status()).isEqualTo(404);
    } else {
      // Each account has its own thing under such a name: it is told of that, or makes it.
      assertThat(anothers.status()).isBetween(200, 204);
    }
  }

  /**
   * What came back.
   *
   * @param body with the id that was asked for left out, for some answers repeat it
   */
  private record Answer(int status, String body, Set<String> headers) {}

  private Answer ask(Operation operation, UnaryOperator<String> choice) {
    List<String> asked = new ArrayList<>();
    String url =
        operation.url(
            collection -> {
              asked.add(choice.apply(possessions.id(collection)));
              return asked.get(asked.size() - 1);
            });
    HttpResponse<String> answer = stranger.send(operation.method(), url, operation.exampleBody());
    String body = answer.body();
    for (String id : asked) {
      body = body.replace(id, "");
    }
    return new Answer(answer.statusCode(), body, answer.headers().map().keySet());
  }
}
