package org.kosmoconnect.hub.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.Role;
import org.springframework.stereotype.Component;

/** Shows Prometheus how the gateway is, as the row of {@code find-gateway-measures.sql} has it. */
@ConditionalOnRole(Role.GATEWAY)
@Component("gatewayMeters")
public final class GatewayMeters {

  private final Map<String, Number> row = new ConcurrentHashMap<>();

  GatewayMeters(MeterRegistry registry) {
    gauge(registry, "waiting", "kosmo.gateway.waiting", "Messages that no bridge has yet");
    gauge(
        registry,
        "oldest_seconds",
        "kosmo.gateway.waiting.oldest.seconds",
        "Age of the one that waits longest");
    gauge(
        registry,
        "at_bridges",
        "kosmo.gateway.bridges.waiting",
        "Attempts at bridges, not yet sent");
    gauge(registry, "outbox", "kosmo.gateway.outbox", "Commands that the broker does not have yet");
    gauge(
        registry,
        "inbound",
        "kosmo.gateway.inbound",
        "Texts from the mesh of which nothing is decided");
    gauge(
        registry,
        "delivered",
        "kosmo.gateway.delivered",
        "Messages of the last hour that were confirmed, or repeated on a channel");
    gauge(registry, "failed", "kosmo.gateway.failed", "Messages of the last hour that failed");
    gauge(
        registry,
        "unknown",
        "kosmo.gateway.unknown",
        "Messages of the last hour of which nobody knows what became");
    gauge(
        registry,
        "expired",
        "kosmo.gateway.expired",
        "Messages of the last hour that were not transmitted in time");
  }

  private void gauge(MeterRegistry registry, String column, String name, String text) {
    Gauge.builder(name, row, known -> known.getOrDefault(column, 0).doubleValue())
        .description(text)
        .register(registry);
  }

  /** Takes the row. */
  public void show(Map<String, Object> measures) {
    measures.forEach((column, value) -> row.put(column, (Number) value));
  }
}
