package org.kosmoconnect.testbed.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, asking at a fixed pace. */
final class Patience {

  private Patience() {}

  static void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + " did not happen within " + patience);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
