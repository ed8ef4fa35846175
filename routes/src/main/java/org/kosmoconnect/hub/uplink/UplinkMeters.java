package org.kosmoconnect.hub.uplink;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.kosmoconnect.component.batch.BatchComponent;
import org.kosmoconnect.component.batch.BatchStatistics;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.ingest.DurableMqttClient;
import org.kosmoconnect.ingest.FloodGuard;
import org.kosmoconnect.ingest.Intake;
import org.springframework.stereotype.Component;

/** Shows Prometheus what the uplink counts; every name begins with {@code kosmo_}. */
@ConditionalOnRole(Role.INGESTION)
@Component
record UplinkMeters(
    CamelContext context, Intake intake, FloodGuard floodGuard, DurableMqttClient uplinkClient)
    implements MeterBinder {

  private static final List<String> QUEUES = List.of("uplink", "settled", "dead-letters");

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String queue : QUEUES) {
      gauge(
          registry,
          "kosmo.batch.depth",
          "Sources waiting for their batch",
          queue,
          BatchStatistics::depth);
      counter(
          registry, "kosmo.batch.batches", "Batches processed", queue, BatchStatistics::batches);
      counter(
          registry, "kosmo.batch.sources", "Sources completed", queue, BatchStatistics::sources);
      counter(
          registry,
          "kosmo.batch.retries",
          "Attempts beyond the first",
          queue,
          BatchStatistics::retries);
      counter(
          registry,
          "kosmo.batch.poisons",
          "Sources that failed alone",
          queue,
          BatchStatistics::poisons);
      counter(
          registry,
          "kosmo.batch.discards",
          "QoS 0 sources dropped, oldest first",
          queue,
          BatchStatistics::discards);
      counter(
          registry,
          "kosmo.batch.wait.seconds",
          "Time that sources waited",
          queue,
          BatchStatistics::waitSeconds);
    }
    FunctionCounter.builder("kosmo.uplink.json", intake, Intake::jsonMessages)
        .description("Messages of legacy JSON topics, left alone")
        .register(registry);
    FunctionCounter.builder("kosmo.uplink.flood.rejected", floodGuard, FloodGuard::rejected)
        .description("Packets beyond their node's allowance")
        .register(registry);
    Gauge.builder("kosmo.uplink.listening", uplinkClient, c -> c.isListening() ? 1 : 0)
        .description("1 while the uplink is subscribed at the broker")
        .register(registry);
    Gauge.builder("kosmo.uplink.unacknowledged", uplinkClient, DurableMqttClient::unacknowledged)
        .description("Messages received and not yet acknowledged to the broker")
        .register(registry);
    Gauge.builder(
            "kosmo.uplink.oldest.unacknowledged.seconds",
            uplinkClient,
            c -> c.oldestUnacknowledgedMillis() / 1e3)
        .description("Age of the oldest message not yet acknowledged")
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String text,
      String queue,
      ToDoubleFunction<BatchStatistics> value) {
    Gauge.builder(name, context, c -> value.applyAsDouble(statistics(c, queue)))
        .description(text)
        .tag("queue", queue)
        .register(registry);
  }

  private void counter(
      MeterRegistry registry,
      String name,
      String text,
      String queue,
      ToDoubleFunction<BatchStatistics> value) {
    FunctionCounter.builder(name, context, c -> value.applyAsDouble(statistics(c, queue)))
        .description(text)
        .tag("queue", queue)
        .register(registry);
  }

  private static BatchStatistics statistics(CamelContext context, String queue) {
    return context.getComponent("batch", BatchComponent.class).statistics(queue);
  }
}
