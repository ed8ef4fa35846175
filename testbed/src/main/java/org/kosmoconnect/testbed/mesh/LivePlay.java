package org.kosmoconnect.testbed.mesh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes each transmission at its time, at QoS 0 as stock gateways do.
 *
 * @param scale seconds of the mesh in one second; above 1 it soon speaks of the future
 */
public record LivePlay(VirtualMesh mesh, MqttPublisher publisher, double scale, Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(LivePlay.class);
  private static final Duration FOREVER = Duration.ofDays(3650);

  /** Plays until the thread is interrupted; {@code told} hears the time of each transmission. */
  public void run(Instant from, Consumer<Instant> told) {
    Instant started = clock.instant();
    Iterator<Transmission> transmissions = mesh.between(from, from.plus(FOREVER));
    while (!Thread.currentThread().isInterrupted()) {
      Transmission next = transmissions.next();
      long wait = (long) (Duration.between(from, next.at()).toMillis() / scale);
      if (!sleepUntil(started.plusMillis(wait))) {
        return;
      }
      publish(next);
      told.accept(next.at());
    }
  }

  /** A radio does not care whether the broker is there. */
  private void publish(Transmission one) {
    try {
      publisher.publish(one.topic(), one.payload(), 0);
    } catch (MqttException e) {
      LOG.debug("Lost on the way to the broker: {}", one.topic(), e);
    }
  }

  private boolean sleepUntil(Instant time) {
    long millis = Duration.between(clock.instant(), time).toMillis();
    if (millis <= 0) {
      return true;
    }
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
