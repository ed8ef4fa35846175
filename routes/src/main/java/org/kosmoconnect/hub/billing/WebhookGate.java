package org.kosmoconnect.hub.billing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.kosmoconnect.hub.api.Problem;
import org.kosmoconnect.hub.throttle.Throttle;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what strangers can make the hub read: 256 KiB a delivery, 300 deliveries a minute from one
 * address. Servers that were told 429 come again.
 */
final class WebhookGate extends OncePerRequestFilter {

  private static final long MOST_BYTES = 256 * 1024;
  private static final int MOST_A_MINUTE = 300;

  private final Throttle throttle;

  WebhookGate(Throttle throttle) {
    this.throttle = throttle;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait =
        throttle.take("webhook:" + request.getRemoteAddr(), MOST_A_MINUTE, Duration.ofMinutes(1));
    if (!wait.isZero()) {
      response.setHeader("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
      Problem.of(429, "too-many-deliveries", "At most " + MOST_A_MINUTE + " a minute")
          .send(response);
    } else if (request.getContentLengthLong() < 0) {
      Problem.of(411, "length-required", "The header Content-Length is missing").send(response);
    } else if (request.getContentLengthLong() > MOST_BYTES) {
      Problem.of(413, "too-large", "At most " + MOST_BYTES + " bytes").send(response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
