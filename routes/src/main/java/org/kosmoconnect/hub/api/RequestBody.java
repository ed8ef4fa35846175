package org.kosmoconnect.hub.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** A request whose JSON has been read and found good; it can be read again, always as UTF-8. */
final class RequestBody extends HttpServletRequestWrapper {

  private final byte[] bytes;

  private RequestBody(HttpServletRequest request, byte[] bytes) {
    super(request);
    this.bytes = bytes;
  }

  /** Reads and checks the body; answers with a problem and returns nothing when it is not good. */
  static Optional<HttpServletRequest> check(
      BodyRule rule, HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(BodyRule.MOST_BYTES + 1);
    if (bytes.length > BodyRule.MOST_BYTES) {
      Problem.of(413, "too-large", "At most " + BodyRule.MOST_BYTES + " bytes").send(response);
      return Optional.empty();
    }
    if (bytes.length == 0 && !rule.required()) {
      return Optional.of(new RequestBody(request, bytes));
    }
    if (bytes.length > 0 && !isJson(request.getContentType())) {
      Problem.of(415, "unsupported-media-type", "Taken here: " + BodyRule.MEDIA_TYPE)
          .send(response);
      return Optional.empty();
    }
    List<ParameterError> errors = rule.check(bytes);
    if (!errors.isEmpty()) {
      Problem.invalidBody(errors).send(response);
      return Optional.empty();
    }
    return Optional.of(new RequestBody(request, bytes));
  }

  private static boolean isJson(@Nullable String type) {
    try {
      return type != null && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(type));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  @Override
  public int getContentLength() {
    return bytes.length;
  }

  @Override
  public long getContentLengthLong() {
    return bytes.length;
  }

  @Override
  public String getCharacterEncoding() {
    return StandardCharsets.UTF_8.name();
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(
        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Bytes(new ByteArrayInputStream(bytes));
  }

  private static final class Bytes extends ServletInputStream {

    private final ByteArrayInputStream in;

    Bytes(ByteArrayInputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return in.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("all of it is here already");
    }
  }
}
