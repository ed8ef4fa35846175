package org.kosmoconnect.hub.live;

import org.springframework.context.SmartLifecycle;

/**
 * Ends all streams when the hub stops, before the server waits for open requests: viewers
 * reconnect, to another hub if there is one, and the stop does not have to wait for them.
 */
final class StreamsEnd implements SmartLifecycle {

  private final Runnable close;
  private volatile boolean running;

  StreamsEnd(Runnable close) {
    this.close = close;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    close.run();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops first: the server waits in an earlier phase. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
