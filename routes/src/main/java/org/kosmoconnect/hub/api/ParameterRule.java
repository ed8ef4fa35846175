package org.kosmoconnect.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says about one parameter.
 *
 * @param in path, query or header
 * @param defaultValue the value that an absent parameter has
 * @param array whether the value is a list with commas between; the other members are about each of
 *     its items
 * @param minimum smallest number, or shortest length of a text
 * @param maximum largest number, or longest length of a text
 */
record ParameterRule(
    String in,
    String name,
    boolean required,
    @Nullable String defaultValue,
    boolean array,
    int minItems,
    int maxItems,
    String type,
    String format,
    @Nullable Pattern pattern,
    List<String> allowed,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum) {

  /** Reads a parameter whose references are resolved. */
  static ParameterRule of(JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    boolean array = schema.path("type").asText().equals("array");
    JsonNode item = array ? schema.path("items") : schema;
    boolean text = item.path("type").asText().equals("string");
    List<String> allowed = new ArrayList<>();
    item.path("enum").forEach(value -> allowed.add(value.asText()));
    return new ParameterRule(
        parameter.path("in").asText(),
        parameter.path("name").asText(),
        parameter.path("required").asBoolean(),
        schema.has("default") ? schema.path("default").asText() : null,
        array,
        schema.path("minItems").asInt(0),
        schema.path("maxItems").asInt(Integer.MAX_VALUE),
        item.path("type").asText(),
        item.path("format").asText(""),
        item.has("pattern") ? Pattern.compile(item.path("pattern").asText()) : null,
        List.copyOf(allowed),
        number(item.path(text ? "minLength" : "minimum")),
        number(item.path(text ? "maxLength" : "maximum")));
  }

  private static @Nullable BigDecimal number(JsonNode node) {
    return node.isMissingNode() ? null : node.decimalValue();
  }

  /** Returns what is wrong with a value, if anything. */
  Optional<ParameterError> check(String value) {
    if (!array) {
      return checkItem(value);
    }
    String[] items = value.split(",", -1);
    if (items.length < minItems || items.length > maxItems) {
      return error(
          "wrong-count",
          minItems == maxItems
              ? "must be " + minItems + " values with commas between"
              : "must be " + minItems + " to " + maxItems + " values with commas between");
    }
    for (String item : items) {
      Optional<ParameterError> error = checkItem(item);
      if (error.isPresent()) {
        return error;
      }
    }
    return Optional.empty();
  }

  private Optional<ParameterError> checkItem(String value) {
    if (type.equals("integer") && !value.matches("-?[0-9]{1,18}")) {
      return error("not-an-integer", "must be an integer");
    }
    if (type.equals("number") && !value.matches("-?[0-9]{1,18}([.][0-9]{1,18})?")) {
      return error("not-a-number", "must be a number");
    }
    if (type.equals("boolean") && !value.matches("true|false")) {
      return error("not-a-boolean", "must be true or false");
    }
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      String choice =
          allowed.size() > 12
              ? "one of those in the contract"
              : "one of " + String.join(", ", allowed);
      return error("unknown-value", "must be " + choice);
    }
    if (pattern != null && !pattern.matcher(value).find()) {
      return error("wrong-form", "must match " + pattern);
    }
    if (format.equals("date-time") && !isTime(value)) {
      return error("wrong-form", "must be a time like 2026-11-24T12:00:00Z");
    }
    return checkSize(value);
  }

  private Optional<ParameterError> checkSize(String value) {
    boolean text = type.equals("string");
    BigDecimal size =
        text ? BigDecimal.valueOf(value.length()) : numeric() ? new BigDecimal(value) : null;
    String unit = text ? " characters" : "";
    if (size != null && minimum != null && size.compareTo(minimum) < 0) {
      return error(text ? "too-short" : "too-small", "must be at least " + minimum + unit);
    }
    if (size != null && maximum != null && size.compareTo(maximum) > 0) {
      return error(text ? "too-long" : "too-large", "must be at most " + maximum + unit);
    }
    return Optional.empty();
  }

  private boolean numeric() {
    return type.equals("integer") || type.equals("number");
  }

  private static boolean isTime(String value) {
    try {
      Times.parse(value);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  Optional<ParameterError> error(String code, String detail) {
    return Optional.of(new ParameterError(in, name, code, detail));
  }
}
