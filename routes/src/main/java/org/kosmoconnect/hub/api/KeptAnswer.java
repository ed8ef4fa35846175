package org.kosmoconnect.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is given again, compressed once for all who take it so, and who has to ask anew
 * when its life is over.
 */
final class KeptAnswer {

  /** As {@code server.compression.min-response-size}. */
  private static final int LEAST_BYTES = 1024;

  private static final Pattern GZIP =
      Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

  private final Answer answer;
  private final long began = System.nanoTime();
  private final long lifeNanos;
  private final AtomicBoolean renewed = new AtomicBoolean();
  private @Nullable Answer gzipped;

  KeptAnswer(Answer answer, Duration life) {
    this.answer = answer;
    this.lifeNanos = life.toNanos();
  }

  int size() {
    return answer.body().length;
  }

  /** Tells the first who asks after its life was over, and only that one, to ask anew. */
  boolean toBeRenewed() {
    return System.nanoTime() - began >= lifeNanos && renewed.compareAndSet(false, true);
  }

  /** Sends it, or 304 to a client that has it. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String accepted = request.getHeader("Accept-Encoding");
    boolean compressed = size() >= LEAST_BYTES && accepted != null && GZIP.matcher(accepted).find();
    (compressed ? gzipped() : answer).send(request, response);
  }

  private synchronized Answer gzipped() throws IOException {
    if (gzipped == null) {
      gzipped = answer.gzipped();
    }
    return gzipped;
  }
}
