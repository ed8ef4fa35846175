package org.kosmoconnect.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An error as its reader gets it (RFC 9457).
 *
 * @param code stable name of the fault, kebab-case
 * @param instance names this very fault in the log, where the log has more to say
 * @param errors what is wrong with which parameter; empty when no parameter is at fault
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "instance", "errors"})
public record Problem(
    int status,
    String code,
    String detail,
    @Nullable String instance,
    List<ParameterError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** After how many seconds to ask again for what only could not be answered now. */
  static final String RETRY_SECONDS = "5";

  private static final ObjectMapper JSON = new ObjectMapper();

  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, null, List.of());
  }

  /** The database does not answer in time, or at all. */
  public static Problem busy() {
    return of(503, "busy", "The hub is busy; try again in a few seconds");
  }

  static Problem invalid(List<ParameterError> errors) {
    ParameterError first = errors.get(0);
    return new Problem(
        400, "invalid-parameter", first.name() + ": " + first.detail(), null, errors);
  }

  static Problem invalidBody(List<ParameterError> errors) {
    ParameterError first = errors.get(0);
    return new Problem(400, "invalid-body", first.name() + ": " + first.detail(), null, errors);
  }

  public String getType() {
    return "about:blank";
  }

  public String getTitle() {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }

  /** Tells whether the same request may be answered a little later. */
  boolean passes() {
    return status == HttpStatus.SERVICE_UNAVAILABLE.value();
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers with this problem. Nothing may have been written before. */
  public void send(HttpServletResponse response) throws IOException {
    byte[] body = json().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    if (passes() && !response.containsHeader("Retry-After")) {
      response.setHeader("Retry-After", RETRY_SECONDS);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
