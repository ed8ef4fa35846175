package org.kosmoconnect.testbed.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a server to come up. */
final class Waiting {

  private static final Duration STEP = Duration.ofMillis(50);

  private Waiting() {}

  /** Asks every 50 ms; between two questions the child must be alive. */
  static void until(BooleanSupplier ready, ChildProcess child, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!ready.getAsBoolean()) {
      child.requireAlive();
      if (System.nanoTime() > end) {
        child.close();
        throw child.failure("was not ready within " + patience.toSeconds() + " s");
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
