package org.kosmoconnect.hub.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Server-sent events to one viewer, from the answer's head until either side ends it. */
final class OpenStream {

  private final AsyncContext context;
  private final ServletOutputStream out;
  private final AtomicBoolean ended = new AtomicBoolean();

  private OpenStream(AsyncContext context, ServletOutputStream out) {
    this.context = context;
    this.out = out;
  }

  /** Answers with the head of a stream that nobody on the way may keep or collect. */
  static OpenStream begin(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // nginx would collect what must leave at once.
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    return new OpenStream(context, response.getOutputStream());
  }

  ServletOutputStream out() {
    return out;
  }

  /** Ends the stream from this side. */
  void complete() {
    if (!ended.get()) {
      context.complete();
    }
  }

  /** Runs something once, however the stream ends. */
  void whenEnded(Runnable action) {
    context.addListener(
        new StreamEnd(
            () -> {
              if (ended.compareAndSet(false, true)) {
                action.run();
              }
            }));
  }

  /** Hands the stream to who writes it. */
  void to(WriteListener viewer) {
    out.setWriteListener(viewer);
  }
}
