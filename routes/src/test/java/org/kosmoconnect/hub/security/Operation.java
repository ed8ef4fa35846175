package org.kosmoconnect.hub.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kosmoconnect.hub.api.ApiContract;

/**
 * One operation of the contract.
 *
 * @param method in upper case
 * @param path below {@code /api/v1}, with its parameters in braces
 */
record Operation(String id, String method, String path, JsonNode node) {

  private static final Pattern PARAMETER = Pattern.compile("[{][^}]+}");

  /** Returns the contract as a document. */
  static JsonNode document() {
    try {
      return new ObjectMapper().readTree(ApiContract.load().json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns every operation of the contract, so that new ones are tested by themselves. */
  static Stream<Operation> all() {
    List<Operation> found = new ArrayList<>();
    document()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        entry ->
                            found.add(
                                new Operation(
                                    entry.getValue().path("operationId").asText(),
                                    entry.getKey().toUpperCase(),
                                    path.getKey(),
                                    entry.getValue()))));
    return found.stream();
  }

  /**
   * Returns the address of this operation on certain things.
   *
   * @param ids finds an id by the part of the path before it
   */
  String url(UnaryOperator<String> ids) {
    return "/api/v1"
        + PARAMETER
            .matcher(path)
            .replaceAll(
                found -> Matcher.quoteReplacement(ids.apply(path.substring(0, found.start() - 1))));
  }

  boolean namesThings() {
    return PARAMETER.matcher(path).find();
  }

  boolean open() {
    return node.has("security") && node.path("security").isEmpty();
  }

  boolean operator() {
    return node.path("x-kosmo-operator").asBoolean();
  }

  boolean machine() {
    return node.path("x-kosmo-machine").asBoolean();
  }

  boolean answers(int status) {
    return node.path("responses").has(Integer.toString(status));
  }

  /** Returns the contract's own example of a body, or null where the operation takes none. */
  String exampleBody() {
    JsonNode json = node.at("/requestBody/content/application~1json");
    if (json.isMissingNode()) {
      return null;
    }
    if (!json.has("example")) {
      throw new AssertionError(id + " has no example of its body");
    }
    return json.path("example").toString();
  }
}
