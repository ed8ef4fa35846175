package org.kosmoconnect.hub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the contract says about the JSON that a request carries.
 *
 * @param required whether a request without one is refused
 * @param schema of the value
 */
record BodyRule(boolean required, JsonSchema schema) {

  /** No operation that takes JSON needs more; files have operations and limits of their own. */
  static final int MOST_BYTES = 64 * 1024;

  static final String MEDIA_TYPE = "application/json";

  private static final String DOCUMENT = "openapi/kosmoconnect.yaml";

  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V7,
          builder ->
              builder
                  .metaSchema(OpenApi30.getInstance())
                  .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

  private static final SchemaValidatorsConfig FORMATS =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).locale(Locale.ENGLISH).build();

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads the rule of an operation; empty when it takes no JSON. */
  static Optional<BodyRule> of(String template, String method, JsonNode operation) {
    JsonNode body = operation.path("requestBody");
    if (!body.path("content").has(MEDIA_TYPE)) {
      return Optional.empty();
    }
    String pointer =
        "#/paths/%s/%s/requestBody/content/application~1json/schema"
            .formatted(template.replace("~", "~0").replace("/", "~1"), method);
    JsonSchema schema =
        SCHEMAS.getSchema(SchemaLocation.of("classpath:" + DOCUMENT + pointer), FORMATS);
    return Optional.of(new BodyRule(body.path("required").asBoolean(), schema));
  }

  /** Returns all that is wrong with a body; nothing of what it holds is repeated. */
  List<ParameterError> check(byte[] body) {
    JsonNode value;
    try {
      value = STRICT.readTree(body);
    } catch (JsonProcessingException e) {
      return List.of(new ParameterError("body", "body", "not-json", "is not JSON"));
    } catch (IOException e) {
      return List.of(new ParameterError("body", "body", "not-json", "cannot be read"));
    }
    return schema.validate(value).stream()
        .map(BodyRule::error)
        .sorted(Comparator.comparing(ParameterError::name).thenComparing(ParameterError::code))
        .toList();
  }

  private static ParameterError error(ValidationMessage message) {
    String at = message.getInstanceLocation().toString().replaceFirst("^[$/][./]?", "");
    String property = message.getProperty();
    String name =
        property == null || property.isEmpty() ? at : at.isEmpty() ? property : at + "." + property;
    return new ParameterError(
        "body", name.isEmpty() ? "body" : name, code(message.getType()), detail(message));
  }

  private static String code(String keyword) {
    return switch (keyword) {
      case "required" -> "missing";
      case "additionalProperties" -> "unknown-parameter";
      case "enum" -> "unknown-value";
      case "minLength", "minItems" -> "too-short";
      case "maxLength", "maxItems" -> "too-long";
      case "minimum" -> "too-small";
      case "maximum" -> "too-large";
      default -> "wrong-form";
    };
  }

  private static String detail(ValidationMessage message) {
    String text = message.getMessage();
    int colon = text.indexOf(": ");
    return colon < 0 ? text : text.substring(colon + 2);
  }
}
