package org.kosmoconnect.hub.uplink;

import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.ingest.DurableMqttClient;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Tells whether the uplink is subscribed at its broker. */
@ConditionalOnRole(Role.INGESTION)
@Component
final class BrokerHealth extends AbstractHealthIndicator {

  private final DurableMqttClient uplinkClient;

  BrokerHealth(DurableMqttClient uplinkClient) {
    super("The broker could not be asked");
    this.uplinkClient = uplinkClient;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder
        .status(uplinkClient.isListening() ? "UP" : "DOWN")
        .withDetail("unacknowledged", uplinkClient.unacknowledged());
  }
}
