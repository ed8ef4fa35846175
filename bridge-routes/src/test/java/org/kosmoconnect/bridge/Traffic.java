package org.kosmoconnect.bridge;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets the radio of a stage hear 250 packets a second, while it has a client. */
final class Traffic implements AutoCloseable {

  private static final int EACH = 5;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param ids the last packet id that was used
   */
  Traffic(BridgeStage stage, AtomicInteger ids) {
    clock.scheduleAtFixedRate(
        () -> {
          for (int i = 0; i < EACH; i++) {
            stage.radio.receive(Mesh.telemetry(ids.incrementAndGet()));
          }
        },
        0,
        20,
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(5, TimeUnit.SECONDS);
  }
}
