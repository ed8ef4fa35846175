package org.kosmoconnect.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A public answer as it was sent.
 *
 * @param type its Content-Type
 * @param cacheControl what it said about keeping it
 * @param etag weak, of its bytes
 */
record Answer(String type, String cacheControl, String etag, byte[] body) {

  /** Returns what may be kept of a response, or null when nothing may. */
  static @Nullable Answer of(ContentCachingResponseWrapper response) {
    String type = response.getContentType();
    String cacheControl = response.getHeader("Cache-Control");
    boolean open = cacheControl != null && cacheControl.startsWith("public");
    if (response.getStatus() != HttpServletResponse.SC_OK || !open || type == null) {
      return null;
    }
    byte[] body = response.getContentAsByteArray();
    return new Answer(type, cacheControl, "W/\"" + DigestUtils.md5DigestAsHex(body) + '"', body);
  }

  /** Sends it again; without a body to a client that has it, for which 304 will be answered. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType(type);
    response.setHeader("Cache-Control", cacheControl);
    response.setHeader("ETag", etag);
    if (!etag.equals(request.getHeader("If-None-Match"))) {
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
