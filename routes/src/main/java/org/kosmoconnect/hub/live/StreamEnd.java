package org.kosmoconnect.hub.live;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Runs something when a stream ends, however it ends.
 *
 * @param action to run, maybe more than once
 */
record StreamEnd(Runnable action) implements AsyncListener {

  @Override
  public void onComplete(AsyncEvent event) {
    action.run();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    action.run();
  }

  @Override
  public void onError(AsyncEvent event) {
    action.run();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // The context does not start anew.
  }
}
