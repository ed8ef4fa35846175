package org.kosmoconnect.hub.api;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how many files an address may fetch at once: each holds a connection to the database until
 * it is sent.
 */
final class ExportLimitFilter extends OncePerRequestFilter {

  private static final int MOST_PER_ADDRESS = 2;

  private final StreamCount exports = new StreamCount(MOST_PER_ADDRESS);

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Negotiation.CSV.toString().equals(request.getHeader("Accept"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String address = request.getRemoteAddr();
    if (!exports.acquire(address)) {
      Problem.of(
              429, "too-many-exports", "At most " + MOST_PER_ADDRESS + " files at once per address")
          .send(response);
      return;
    }
    boolean goesOn = false;
    try {
      chain.doFilter(request, response);
      goesOn = request.isAsyncStarted();
    } finally {
      if (goesOn) {
        request.getAsyncContext().addListener(new Release(address));
      } else {
        exports.release(address);
      }
    }
  }

  private final class Release implements AsyncListener {

    private final String address;

    Release(String address) {
      this.address = address;
    }

    /** Comes after a timeout or an error too. */
    @Override
    public void onComplete(AsyncEvent event) {
      exports.release(address);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // Completes next.
    }

    @Override
    public void onError(AsyncEvent event) {
      // Completes next.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // A dispatch does not start anew.
    }
  }
}
