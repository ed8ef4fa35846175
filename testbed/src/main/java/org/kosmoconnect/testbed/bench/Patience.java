package org.kosmoconnect.testbed.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, asking at a fixed pace. */
final class Patience {

  private Patience() {}

  static void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
    if (!tryAwait(patience, condition)) {
      throw new IllegalStateException(what + " did not happen within " + patience);
    }
  }

  /** Waits no longer than {@code patience}; tells whether the condition holds. */
  static boolean tryAwait(Duration patience, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return true;
  }
}
