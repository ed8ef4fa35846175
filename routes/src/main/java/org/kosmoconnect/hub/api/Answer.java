package org.kosmoconnect.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An answer as it was sent.
 *
 * @param type its Content-Type
 * @param cacheControl what it said about keeping it
 * @param etag of its bytes; weak, because it is sent as it is and compressed
 * @param encoding its Content-Encoding; null as long as the server may compress it
 */
record Answer(
    String type,
    @Nullable String cacheControl,
    String etag,
    @Nullable String encoding,
    byte[] body) {

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
        null,
        body);
  }

  /** Returns the same answer with its body compressed. */
  Answer gzipped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return new Answer(type, cacheControl, etag, "gzip", bytes.toByteArray());
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
    if (encoding != null) {
      response.setHeader("Content-Encoding", encoding);
      response.addHeader("Vary", "Accept-Encoding");
    }
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
