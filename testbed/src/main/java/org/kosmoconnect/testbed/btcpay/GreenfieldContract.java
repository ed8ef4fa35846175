package org.kosmoconnect.testbed.btcpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the API description of BTCPay Server 2 allows in a request. The real server overlooks names
 * that it does not know; here they are faults, so that a slip in a request is seen.
 */
public final class GreenfieldContract {

  private static final String FILE = "btcpay/greenfield.json";
  private static final JsonNode API = read();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V7,
          builder ->
              builder
                  .metaSchema(OpenApi30.getInstance())
                  .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

  private GreenfieldContract() {}

  private static JsonNode read() {
    try (InputStream file = GreenfieldContract.class.getClassLoader().getResourceAsStream(FILE)) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the description of an operation, or null where the API has none. An invoice is known by
   * its store too: only that form works with servers before 2.4, and only the short one is written.
   */
  static @Nullable JsonNode operation(String method, String asked) {
    String path = asked.replaceFirst("/stores/[^/]+(/invoices/.+)", "$1");
    for (Map.Entry<String, JsonNode> entry : API.path("paths").properties()) {
      if (path.matches(entry.getKey().replaceAll("[{][^}]+}", "[^/]+"))
          && entry.getValue().has(method.toLowerCase())) {
        return entry.getValue().path(method.toLowerCase());
      }
    }
    return null;
  }

  /** Returns what is wrong with the query of a request, empty if nothing. */
  static List<String> queryFaults(JsonNode operation, @Nullable String query) {
    Set<String> known = new HashSet<>();
    operation.path("parameters").forEach(one -> known.add(one.path("name").asText()));
    List<String> faults = new ArrayList<>();
    for (String part : query == null ? new String[0] : query.split("&")) {
      String name = part.replaceFirst("=.*", "");
      if (!known.contains(name)) {
        faults.add(name + ": not a parameter of " + operation.path("operationId").asText());
      }
    }
    return faults;
  }

  /**
   * Returns what is wrong with the body of a request, by the name of the member; empty if nothing.
   *
   * @param body null when it is not JSON
   */
  static Map<String, String> bodyFaults(JsonNode operation, @Nullable JsonNode body) {
    JsonNode schema = operation.at("/requestBody/content/application~1json/schema/$ref");
    if (schema.isMissingNode()) {
      return Map.of();
    }
    if (body == null || !body.isObject()) {
      return Map.of("", "Invalid JSON");
    }
    Map<String, String> faults = new LinkedHashMap<>();
    String name = schema.asText().substring("#/components/schemas/".length());
    faults.putAll(faults(body, name));
    faults(body.path("checkout"), "CheckoutOptions")
        .forEach((member, fault) -> faults.put("checkout." + member, fault));
    return faults;
  }

  /**
   * Holds an object against a schema and those that are meant together with it. Each of them
   * forbids what only the others know, so names and values are looked at one by one.
   *
   * @param schema name of a schema of the API
   * @return what is wrong, by the name of the member
   */
  public static Map<String, String> faults(JsonNode object, String schema) {
    Map<String, String> members = new LinkedHashMap<>();
    collect("/components/schemas/" + schema, members);
    Map<String, String> faults = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            member -> {
              String path = members.get(member.getKey());
              if (path == null) {
                faults.put(member.getKey(), "not a member of " + schema);
                return;
              }
              SCHEMAS
                  .getSchema(SchemaLocation.of("classpath:" + FILE + "#" + path))
                  .validate(member.getValue())
                  .forEach(fault -> faults.put(member.getKey(), fault.getMessage()));
            });
    return faults;
  }

  /** Collects the members that a schema and its parts name, with the places of their schemas. */
  private static void collect(String path, Map<String, String> members) {
    JsonNode schema = API.at(path);
    if (schema.has("$ref")) {
      collect(schema.path("$ref").asText().substring(1), members);
    }
    schema
        .path("properties")
        .fieldNames()
        .forEachRemaining(name -> members.put(name, path + "/properties/" + name));
    for (int part = 0; part < schema.path("allOf").size(); part++) {
      collect(path + "/allOf/" + part, members);
    }
  }
}
