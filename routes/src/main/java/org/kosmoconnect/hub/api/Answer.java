package org.kosmoconnect.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An answer as it was sent.
 *
 * @param type its Content-Type
 * @param cacheControl what it said about keeping it
 * @param etag of its bytes; weak, because the server compresses behind it
 */
record Answer(String type, @Nullable String cacheControl, String etag, byte[] body) {

  /** Returns a successful answer with a body, or null when it is not one. */
  static @Nullable Answer of(ContentCachingResponseWrapper response) {
    String type = response.getContentType();
    if (response.getStatus() != HttpServletResponse.SC_OK || type == null) {
      return null;
    }
    byte[] body = response.getContentAsByteArray();
    return new Answer(
        type,
        response.getHeader("Cache-Control"),
        "W/\"" + DigestUtils.md5DigestAsHex(body) + '"',
        body);
  }

  /** Tells whether anybody may be given it. */
  boolean open() {
    return cacheControl != null && cacheControl.startsWith("public");
  }

  /** Sends it, or 304 to a client that has it. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (cacheControl != null) {
      response.setHeader("Cache-Control", cacheControl);
    }
    if (new ServletWebRequest(request, response).checkNotModified(etag)) {
      return;
    }
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
