package org.kosmoconnect.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.util.Set;

/** The schemas of the OpenAPI document, to hold answers against. */
final class ContractSchemas {

  private static final String SCHEMAS = "classpath:openapi/kosmoconnect.yaml#/components/schemas/";

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V7,
          builder ->
              builder
                  .metaSchema(OpenApi30.getInstance())
                  .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

  private ContractSchemas() {}

  /** Returns what in a value is not as the named schema says. */
  static Set<ValidationMessage> validate(String schema, JsonNode value) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return FACTORY.getSchema(SchemaLocation.of(SCHEMAS + schema), config).validate(value);
  }

  /** Returns the name of a referenced schema. */
  static String name(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
