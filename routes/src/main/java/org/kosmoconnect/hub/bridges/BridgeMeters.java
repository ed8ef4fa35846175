package org.kosmoconnect.hub.bridges;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.Role;
import org.springframework.stereotype.Component;

/** Shows Prometheus how each bridge is, as the rows of {@code find-bridge-measures.sql} have it. */
@ConditionalOnRole(Role.INGESTION)
@Component("bridgeMeters")
public final class BridgeMeters {

  private final Map<String, MultiGauge> byColumn = new LinkedHashMap<>();

  BridgeMeters(MeterRegistry registry) {
    gauge(registry, "online", "kosmo.bridge.online", "1 while the bridge says that it is there");
    gauge(
        registry,
        "silent_seconds",
        "kosmo.bridge.silent.seconds",
        "Time since its last sign of life");
    gauge(
        registry,
        "radio_waits",
        "kosmo.bridge.radio.waiting",
        "1 while another radio than the bound one waits for approval");
    gauge(
        registry,
        "clock_synced",
        "kosmo.bridge.clock.synced",
        "1 while a time service vouches for its clock");
    gauge(registry, "spool_depth", "kosmo.bridge.spool.depth", "Packets in its spool");
    gauge(registry, "dropped", "kosmo.bridge.dropped", "Packets that it gave up and said so");
    gauge(
        registry,
        "unexplained",
        "kosmo.bridge.gap",
        "Packets that it numbered and that are neither here nor reported as dropped");
    gauge(
        registry,
        "unmarked",
        "kosmo.bridge.unmarked",
        "Spools that wait for their commit mark for over 10 s");
  }

  private void gauge(MeterRegistry registry, String column, String name, String text) {
    byColumn.put(column, MultiGauge.builder(name).description(text).register(registry));
  }

  /** Takes one row a bridge; bridges that are not among them vanish. */
  public void show(List<Map<String, Object>> rows) {
    byColumn.forEach(
        (column, gauge) ->
            gauge.register(
                rows.stream()
                    .map(
                        row ->
                            MultiGauge.Row.of(
                                Tags.of("bridge", String.valueOf(row.get("bridge"))),
                                (Number) row.get(column)))
                    .toList(),
                true));
  }
}
