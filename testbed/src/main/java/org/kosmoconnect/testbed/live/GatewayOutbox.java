package org.kosmoconnect.testbed.live;

import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.testbed.mesh.MqttPublisher;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what gateways publish to a broker at QoS 0, as stock ones do, on a thread of its own: the
 * mesh does not wait for a broker.
 */
public final class GatewayOutbox implements Consumer<Transmission>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayOutbox.class);
  private static final int MOST = 20_000;

  private final BlockingQueue<Transmission> waiting = new LinkedBlockingQueue<>(MOST);
  private final MqttPublisher publisher;
  private final Consumer<Instant> told;
  private final Thread thread;

  /**
   * @param told hears the time of each transmission that was handed over
   */
  public GatewayOutbox(MqttPublisher publisher, Consumer<Instant> told) {
    this.publisher = publisher;
    this.told = told;
    thread = new Thread(this::run, "gateways");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void accept(Transmission one) {
    if (!waiting.offer(one)) {
      LOG.debug("The broker is too slow; lost: {}", one.topic());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    publisher.close();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Transmission one = waiting.take();
        publish(one);
        told.accept(one.at());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(Transmission one) {
    try {
      publisher.publish(one.topic(), one.payload(), 0);
    } catch (MqttException e) {
      LOG.debug("Lost on the way to the broker: {}", one.topic(), e);
    }
  }
}
