package org.kosmoconnect.testbed.mesh;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Publishes a past stretch as fast as the broker takes it, at QoS 1 so that nothing is dropped on
 * the way.
 */
public final class Backfill {

  private static final int REPORT_EVERY = 500;

  private Backfill() {}

  /** Hears how far the work is. */
  public interface Progress {

    /**
     * Called now and then, and at the end.
     *
     * @param messages published so far
     * @param at time of the last one
     * @param share 0 to 1
     */
    void report(long messages, Instant at, double share);
  }

  /** Publishes all of [from, to) and returns the number of messages. */
  public static long run(
      VirtualMesh mesh, Instant from, Instant to, MqttPublisher publisher, Progress progress)
      throws MqttException {
    double length = Math.max(1, Duration.between(from, to).toMillis());
    long messages = 0;
    Iterator<Transmission> transmissions = mesh.between(from, to);
    while (transmissions.hasNext()) {
      Transmission one = transmissions.next();
      // What would still be under way arrives now.
      publisher.publish(one.topic(), one.payload(), 1);
      if (++messages % REPORT_EVERY == 0) {
        double share = Duration.between(from, one.at()).toMillis() / length;
        progress.report(messages, one.at(), Math.min(1, share));
      }
    }
    publisher.flush();
    progress.report(messages, to, 1);
    return messages;
  }
}
