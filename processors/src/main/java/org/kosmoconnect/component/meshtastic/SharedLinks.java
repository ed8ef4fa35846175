package org.kosmoconnect.component.meshtastic;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.link.RadioLink;

/** One link a radio, for as long as any consumer or producer uses it: a serial port opens once. */
final class SharedLinks {

  private final MeshtasticComponent component;
  private final Map<RadioAddress, Shared> links = new HashMap<>();

  private static final class Shared {
    private final RadioLink link;
    private final ExecutorService threads;
    private final MeshtasticHealthCheck check;
    private int users;

    Shared(RadioLink link, ExecutorService threads, MeshtasticHealthCheck check) {
      this.link = link;
      this.threads = threads;
      this.check = check;
    }
  }

  SharedLinks(MeshtasticComponent component) {
    this.component = component;
  }

  synchronized RadioLink acquire(RadioAddress address, MeshtasticConfiguration configuration) {
    Shared shared = links.computeIfAbsent(address, a -> open(a, configuration));
    shared.users++;
    return shared.link;
  }

  synchronized void release(RadioAddress address) {
    Shared shared = links.get(address);
    if (shared != null && --shared.users == 0) {
      links.remove(address);
      close(shared);
    }
  }

  synchronized LinkStatus status(RadioAddress address) {
    Shared shared = links.get(address);
    return shared == null ? LinkStatus.NONE : shared.link.status();
  }

  synchronized void closeAll() {
    links.values().forEach(this::close);
    links.clear();
  }

  private Shared open(RadioAddress address, MeshtasticConfiguration configuration) {
    RadioLink link =
        new RadioLink(
            address.stream(configuration.getBaudRate()),
            LinkDefaults.apply(configuration, address.transport()));
    ExecutorService threads =
        context()
            .getExecutorServiceManager()
            .newFixedThreadPool(this, "meshtastic-" + address, RadioLink.THREADS);
    MeshtasticHealthCheck check = new MeshtasticHealthCheck(address.toString(), link);
    HealthCheckRegistry registry = registry();
    if (registry != null) {
      check.setCamelContext(context());
      registry.register(check);
    }
    link.start(threads);
    return new Shared(link, threads, check);
  }

  private void close(Shared shared) {
    HealthCheckRegistry registry = registry();
    if (registry != null) {
      registry.unregister(shared.check);
    }
    shared.link.stop();
    context().getExecutorServiceManager().shutdownNow(shared.threads);
  }

  private @Nullable HealthCheckRegistry registry() {
    return component.isHealthCheckConsumerEnabled() ? HealthCheckRegistry.get(context()) : null;
  }

  private CamelContext context() {
    return component.getCamelContext();
  }
}
