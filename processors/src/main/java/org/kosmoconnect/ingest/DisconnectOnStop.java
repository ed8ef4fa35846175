package org.kosmoconnect.ingest;

import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disconnects a client of its own when its route stops or is suspended. The session stays with the
 * broker, which sends what is not acknowledged to another ingester or to the next start.
 */
public final class DisconnectOnStop extends RoutePolicySupport {

  private static final Logger LOG = LoggerFactory.getLogger(DisconnectOnStop.class);

  private final DurableMqttClient client;

  public DisconnectOnStop(DurableMqttClient client) {
    this.client = client;
  }

  @Override
  public void onStop(Route route) {
    disconnect(route);
  }

  @Override
  public void onSuspend(Route route) {
    disconnect(route);
  }

  private void disconnect(Route route) {
    try {
      boolean connected = client.isConnected();
      client.disconnect();
      if (connected) {
        LOG.info("{} disconnected, session kept by the broker", route.getRouteId());
      }
    } catch (MqttException e) {
      LOG.warn("{} did not disconnect cleanly: {}", route.getRouteId(), e.getMessage());
    }
  }
}
