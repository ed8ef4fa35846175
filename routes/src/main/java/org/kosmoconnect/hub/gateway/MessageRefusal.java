package org.kosmoconnect.hub.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.HttpStatus;

/**
 * Why a message is not accepted: a problem (RFC 9457), some with members of their own.
 *
 * @param status of the answer
 * @param json the problem
 * @param waitSeconds what {@code Retry-After} says; 0 leaves it out
 */
public record MessageRefusal(int status, String json, long waitSeconds) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static MessageRefusal of(int status, String code, String detail) {
    return of(status, code, detail, JSON.createObjectNode());
  }

  static MessageRefusal of(int status, String code, String detail, ObjectNode more) {
    HttpStatus known = HttpStatus.valueOf(status);
    ObjectNode problem = JSON.createObjectNode();
    problem.put("type", "about:blank");
    problem.put("title", known.getReasonPhrase());
    problem.put("status", status);
    problem.put("code", code);
    problem.put("detail", detail);
    problem.setAll(more);
    return new MessageRefusal(status, problem.toString(), 0);
  }

  MessageRefusal until(long seconds) {
    return new MessageRefusal(status, json, seconds);
  }
}
