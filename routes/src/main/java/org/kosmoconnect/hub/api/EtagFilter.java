package org.kosmoconnect.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives answers an ETag from their bytes. Weak, because the server compresses behind it; not where
 * an answer is streamed, for it would be kept in memory as a whole.
 */
final class EtagFilter extends ShallowEtagHeaderFilter {

  EtagFilter() {
    setWriteWeakETag(true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getHeader("Accept");
    return !request.getMethod().equals("GET")
        || "text/csv".equals(type)
        || "text/event-stream".equals(type);
  }
}
