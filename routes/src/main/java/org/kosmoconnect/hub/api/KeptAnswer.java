package org.kosmoconnect.hub.api;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** An answer that is given again, and who has to ask anew when its life is over. */
final class KeptAnswer {

  private final Answer answer;
  private final long began = System.nanoTime();
  private final long lifeNanos;
  private final AtomicBoolean renewed = new AtomicBoolean();

  KeptAnswer(Answer answer, Duration life) {
    this.answer = answer;
    this.lifeNanos = life.toNanos();
  }

  Answer answer() {
    return answer;
  }

  /** Tells the first who asks after its life was over, and only that one, to ask anew. */
  boolean toBeRenewed() {
    return System.nanoTime() - began >= lifeNanos && renewed.compareAndSet(false, true);
  }
}
