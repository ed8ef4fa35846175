package org.kosmoconnect.bridge.broker;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Room for messages that the broker has not yet acknowledged, for the life of one connection. */
final class SendWindow {

  /** Well below the receive maximum of any broker we know. */
  static final int SIZE = 100;

  private final Semaphore room = new Semaphore(SIZE);

  boolean enter(long millis) throws InterruptedException {
    return room.tryAcquire(millis, TimeUnit.MILLISECONDS);
  }

  void leave() {
    room.release();
  }

  /** Returns how many messages are on the way. */
  int used() {
    return SIZE - room.availablePermits();
  }
}
