package org.kosmoconnect.component.meshtastic.link;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.stream.RadioStream;

/** Writes what the session wants written, and lets it have its time. */
final class WriteLoop {

  private final RadioStream stream;
  private final SharedSession session;
  private final long timeout;
  private volatile long writingSince;
  private volatile @Nullable String trouble;

  WriteLoop(RadioStream stream, SharedSession session, long timeout) {
    this.stream = stream;
    this.session = session;
    this.timeout = timeout;
  }

  /**
   * Does the next thing there is to do, or waits a little.
   *
   * @param deaf nobody listens to the radio right now
   */
  void turn(boolean deaf) throws InterruptedException {
    byte[] bytes = session.turn(deaf);
    String verdict = session.verdict();
    if (verdict != null) {
      fail(verdict);
      session.pause(SharedSession.BEAT);
    } else if (bytes != null) {
      write(bytes);
    }
  }

  void write(byte[] bytes) {
    writingSince = SharedSession.now();
    try {
      stream.write(bytes);
    } catch (IOException e) {
      fail("cannot write: " + e.getMessage());
    } finally {
      writingSince = 0;
    }
  }

  /** Ends a write that takes too long, by closing the line; for another thread. */
  void check() {
    long since = writingSince;
    if (since != 0 && SharedSession.now() - since > timeout) {
      fail("a write did not end");
    }
  }

  boolean isWriting() {
    return writingSince != 0;
  }

  void forgetTrouble() {
    trouble = null;
  }

  /** Returns why the line was closed from here, or null. */
  @Nullable String trouble() {
    return trouble;
  }

  private void fail(String why) {
    if (trouble == null) {
      trouble = why;
    }
    stream.close();
  }
}
