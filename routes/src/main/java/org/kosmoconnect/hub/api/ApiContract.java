package org.kosmoconnect.hub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;

/** The OpenAPI document, read once: its paths, its operations, and itself as JSON. */
public final class ApiContract {

  private static final String DOCUMENT = "/openapi/kosmoconnect.yaml";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode document;
  private final String basePath;
  private final List<ApiPath> paths;

  private ApiContract(JsonNode document) {
    this.document = document;
    this.basePath = document.path("servers").path(0).path("url").asText();
    List<ApiPath> found = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path -> found.add(path(path.getKey(), path.getValue())));
    // A literal path wins over one with variables.
    found.sort(Comparator.comparingInt(path -> path.names().size()));
    this.paths = List.copyOf(found);
  }

  /** Reads the document that is part of the hub. */
  public static ApiContract load() {
    try (InputStream yaml = ApiContract.class.getResourceAsStream(DOCUMENT)) {
      return new ApiContract(
          new ObjectMapper(new YAMLFactory()).readTree(Objects.requireNonNull(yaml, DOCUMENT)));
    } catch (IOException e) {
      throw new UncheckedIOException(DOCUMENT, e);
    }
  }

  /** Returns the document as JSON, which is what {@code getOpenApi} answers. */
  public String json() {
    try {
      return new ObjectMapper().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<ApiPath> paths() {
    return paths;
  }

  /** Finds the path item of the path of a request. */
  Optional<ApiPath> find(String path) {
    return paths.stream().filter(candidate -> candidate.match(path).isPresent()).findFirst();
  }

  /** Tells whether the contract has an operation for a request. */
  public boolean describes(String method, String path) {
    return find(UriUtils.decode(path, StandardCharsets.UTF_8))
        .map(item -> item.operations().containsKey(method))
        .orElse(false);
  }

  /**
   * Tells who may make a request. What is not in the contract is open: it is refused behind.
   *
   * @param path as the request has it, percent-encoded
   */
  public Access access(String method, String path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    return find(UriUtils.decode(path, StandardCharsets.UTF_8))
        .map(item -> item.operations().get(asked))
        .map(ApiOperation::access)
        .orElse(Access.OPEN);
  }

  private ApiPath path(String template, JsonNode item) {
    Map<String, ApiOperation> operations = new LinkedHashMap<>();
    item.properties().stream()
        .filter(entry -> METHODS.contains(entry.getKey()))
        .forEach(
            entry ->
                operations.put(
                    entry.getKey().toUpperCase(Locale.ROOT),
                    operation(template, entry.getKey(), entry.getValue())));
    return ApiPath.of(basePath + template, operations);
  }

  private ApiOperation operation(String template, String method, JsonNode operation) {
    List<ParameterRule> parameters = new ArrayList<>();
    operation
        .path("parameters")
        .forEach(parameter -> parameters.add(ParameterRule.of(resolve(parameter))));
    Set<MediaType> produces = new LinkedHashSet<>();
    operation
        .path("responses")
        .properties()
        .forEach(
            response -> {
              if (response.getKey().startsWith("2")) {
                resolve(response.getValue())
                    .path("content")
                    .fieldNames()
                    .forEachRemaining(type -> produces.add(MediaType.parseMediaType(type)));
              }
            });
    return new ApiOperation(
        operation.path("operationId").asText(),
        operation.path("x-kosmo-role").asText(),
        Access.of(operation, document.path("security")),
        BodyRule.of(template, method, operation),
        List.copyOf(parameters),
        List.copyOf(produces));
  }

  /** Replaces references by what they refer to, at every depth. */
  private JsonNode resolve(JsonNode node) {
    if (node.has("$ref")) {
      return resolve(document.at(node.path("$ref").asText().substring(1)));
    }
    if (node.has("schema")) {
      ObjectNode copy = node.deepCopy();
      copy.set("schema", resolve(node.path("schema")));
      return copy;
    }
    if (node.has("items")) {
      ObjectNode copy = node.deepCopy();
      copy.set("items", resolve(node.path("items")));
      return copy;
    }
    return node;
  }
}
