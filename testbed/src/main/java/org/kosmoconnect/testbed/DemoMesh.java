package org.kosmoconnect.testbed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.testbed.live.GatewayOutbox;
import org.kosmoconnect.testbed.live.LiveMesh;
import org.kosmoconnect.testbed.live.LiveSettings;
import org.kosmoconnect.testbed.mesh.Backfill;
import org.kosmoconnect.testbed.mesh.MqttPublisher;
import org.kosmoconnect.testbed.mesh.Pace;
import org.kosmoconnect.testbed.mesh.VirtualMesh;
import org.kosmoconnect.testbed.server.ArtemisBroker;

/** The mesh of the demo: first the past that the hub does not know yet, then the present. */
final class DemoMesh {

  /** The seed of the demo; another one would be another weather. */
  static final long SEED = 20_261_124;

  private static final int RADIOS = 1;
  private static final Duration SHORT_GAP = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(200);

  private final ArtemisBroker broker;
  private final MeshMemory memory;
  private final int days;
  private final Progress progress;

  DemoMesh(ArtemisBroker broker, MeshMemory memory, int days, Progress progress) {
    this.broker = broker;
    this.memory = memory;
    this.days = days;
    this.progress = progress;
  }

  /**
   * Publishes the past and waits until the hub has acknowledged all of it; returns the number of
   * messages.
   */
  long catchUp(Instant now) throws MqttException {
    Instant from = memory.resumeFrom(now.minus(Duration.ofDays(days)));
    if (Duration.between(from, now).compareTo(SHORT_GAP) < 0) {
      return 0;
    }
    try (var publisher = new MqttPublisher(broker.url(), "kosmo-mesh-past")) {
      var mesh = VirtualMesh.of(SEED, Pace.FIELD, RADIOS);
      long messages =
          Backfill.run(
              mesh,
              from,
              now,
              publisher,
              (sent, at, share) -> {
                memory.heard(at.isBefore(now) ? at : now);
                progress.show(
                    "Back-filling weather",
                    share,
                    sent + " messages, " + broker.backlog() + " waiting");
              });
      drain(messages);
      return messages;
    }
  }

  /**
   * Lets the mesh live on from a time in the past, and catch up with the present at once.
   *
   * @param radioPort of the radio that a bridge can be attached to
   */
  LiveMesh live(Instant from, int radioPort) throws MqttException, IOException {
    var publisher = new MqttPublisher(broker.url(), "kosmo-mesh");
    var settings = LiveSettings.of(SEED, Pace.LIVELY).withRadios(RADIOS).startingAt(from);
    var mesh = new LiveMesh(settings, new GatewayOutbox(publisher, memory::heard));
    mesh.advance(Instant.now());
    mesh.radios().get(0).start(radioPort);
    return mesh.start();
  }

  private void drain(long messages) {
    for (long left = broker.backlog();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = broker.backlog()) {
      progress.show(
          "Storing weather", 1 - Math.min(1, left / (double) messages), left + " messages to go");
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
