package org.kosmoconnect.hub.live;

import org.springframework.context.SmartLifecycle;

/**
 * Ends all streams when the hub stops, before the server waits for open requests: viewers
 * reconnect, to another hub if there is one, and the stop does not have to wait for them.
 */
final class StreamsEnd implements SmartLifecycle {

  private final LiveFeed feed;
  private volatile boolean running;

  StreamsEnd(LiveFeed feed) {
    this.feed = feed;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    feed.close();
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
