package org.kosmoconnect.component.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchComponentTest {

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final List<List<?>> batches = new CopyOnWriteArrayList<>();
  private final Map<String, AsyncProducer> producers = new HashMap<>();
  private volatile BatchWork work = batch -> {};

  /** What the consuming route does with a batch. */
  private interface BatchWork {
    void accept(List<?> batch) throws Exception;
  }

  @BeforeEach
  void start() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("batch:test?size=10&interval=100&writers=2&discardableCapacity=4")
                .errorHandler(noErrorHandler())
                .process(this::store);
            from("direct:firm").to("batch:test?partition=${header.node}");
            from("direct:loose").to("batch:test?discardable=${header.qos} == 0");
          }

          private void store(Exchange exchange) throws Exception {
            List<?> batch = exchange.getMessage().getBody(List.class);
            work.accept(batch);
            batches.add(batch);
          }
        });
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void completesSourcesOnlyAfterTheirBatch() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    work = batch -> release.await();

    CompletableFuture<Exchange> source = send("direct:firm", "a", Map.of("node", 1));

    await().until(() -> statistics().depth() == 0);
    assertThat(source).isNotDone();

    release.countDown();
    assertThat(source.get(5, TimeUnit.SECONDS).getException()).isNull();
  }

  @Test
  void collectsUpToItsSize() throws Exception {
    List<CompletableFuture<Exchange>> sources = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sources.add(send("direct:firm", i, Map.of("node", 7)));
    }
    for (CompletableFuture<Exchange> source : sources) {
      source.get(5, TimeUnit.SECONDS);
    }

    assertThat(batches).allSatisfy(batch -> assertThat(batch.size()).isBetween(1, 10));
    assertThat(batches.stream().flatMap(List::stream).map(Object::toString).toList())
        .as("one partition keeps its order")
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 40).mapToObj(String::valueOf).toList());
  }

  @Test
  void retriesTheWholeBatchWhileTheDatabaseIsAway() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    work =
        batch -> {
          if (attempts.incrementAndGet() <= 3) {
            throw new IllegalStateException(new SQLException("terminating connection", "57P01"));
          }
        };

    Exchange done = send("direct:firm", "a", Map.of("node", 1)).get(10, TimeUnit.SECONDS);

    assertThat(done.getException()).isNull();
    assertThat(attempts).hasValue(4);
    assertThat(statistics().retries()).isEqualTo(3);
  }

  @Test
  void failsOnlyThePoisonOfABatch() throws Exception {
    work =
        batch -> {
          if (batch.contains("poison")) {
            throw new SQLException("invalid byte sequence", "22021");
          }
        };
    Map<String, CompletableFuture<Exchange>> sources = new ConcurrentHashMap<>();
    for (String body : List.of("a", "b", "poison", "c", "d")) {
      sources.put(body, send("direct:firm", body, Map.of("node", 1)));
    }

    for (Map.Entry<String, CompletableFuture<Exchange>> source : sources.entrySet()) {
      Throwable failure = source.getValue().get(10, TimeUnit.SECONDS).getException();
      if (source.getKey().equals("poison")) {
        assertThat(failure).hasMessageContaining("invalid byte sequence");
      } else {
        assertThat(failure).isNull();
      }
    }
    assertThat(statistics().poisons()).isEqualTo(1);
  }

  @Test
  void countsARollbackMarkAsAFailure() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("batch:marked?interval=10")
                .process(exchange -> exchange.setRollbackOnly(attempts.incrementAndGet() == 1));
            from("direct:marked").to("batch:marked");
          }
        });

    Exchange done = send("direct:marked", "a", Map.of()).get(10, TimeUnit.SECONDS);

    assertThat(done.getException()).isNull();
    assertThat(attempts).hasValue(2);
  }

  @Test
  void dropsTheOldestDiscardableSourcesAndCountsThem() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    work = batch -> release.await();
    // Both writers are busy before the flood comes.
    send("direct:loose", "x", Map.of("qos", 1));
    send("direct:loose", "y", Map.of("qos", 1));
    await().until(() -> statistics().depth() == 0);

    List<CompletableFuture<Exchange>> flood = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      flood.add(send("direct:loose", i, Map.of("qos", 0)));
    }

    assertThat(statistics().discards()).isEqualTo(16);
    assertThat(flood.subList(0, 16)).allSatisfy(source -> assertThat(source).isDone());
    release.countDown();
    for (CompletableFuture<Exchange> source : flood) {
      source.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void keepsWaitingSourcesOverARestartOfItsRoute() throws Exception {
    work =
        batch -> {
          throw new SQLException("starting up", "57P03");
        };
    CompletableFuture<Exchange> source = send("direct:firm", "a", Map.of("node", 1));
    await().until(() -> statistics().retries() > 0);

    String route = context.getRoutes().get(0).getRouteId();
    context.getRouteController().stopRoute(route);
    assertThat(source).isNotDone();
    work = batch -> {};
    context.getRouteController().startRoute(route);

    assertThat(source.get(10, TimeUnit.SECONDS).getException()).isNull();
    assertThat(batches).isEqualTo(Collections.singletonList(List.of("a")));
  }

  private BatchStatistics statistics() {
    return context.getComponent("batch", BatchComponent.class).statistics("test");
  }

  /**
   * Hands over in the calling thread, so that sources enter the queue in the order of the calls.
   */
  private CompletableFuture<Exchange> send(String uri, Object body, Map<String, Object> headers) {
    CompletableFuture<Exchange> done = new CompletableFuture<>();
    Exchange exchange = ExchangeBuilder.anExchange(context).withBody(body).build();
    exchange.getMessage().setHeaders(new HashMap<>(headers));
    producers
        .computeIfAbsent(uri, this::producer)
        .process(exchange, sync -> done.complete(exchange));
    return done;
  }

  private AsyncProducer producer(String uri) {
    try {
      AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
      producer.start();
      return producer;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
