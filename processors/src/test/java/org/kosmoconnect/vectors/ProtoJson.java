package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import org.kosmoconnect.proto.meshtastic.TextProto;

/**
 * Messages in the JSON form of the vectors: bytes as hex, 64-bit numbers as text, enums by name,
 * absent fields left out. Where our schema knows less than the vectors (sections kept as bytes,
 * enums kept as numbers, boards we have no name for) only the presence of a field is compared.
 */
final class ProtoJson {

  private ProtoJson() {}

  /** Compares all fields, both ways. */
  static void compare(String what, JsonNode expected, Message actual) {
    Map<FieldDescriptor, Object> present = actual.getAllFields();
    TreeSet<String> names = new TreeSet<>();
    expected.fieldNames().forEachRemaining(names::add);
    TreeSet<String> actualNames = new TreeSet<>();
    present.keySet().forEach(field -> actualNames.add(field.getName()));
    Difference.check("fields of " + what, names, actualNames);
    present.forEach(
        (field, value) ->
            compareField(
                what + "." + field.getName(), expected.get(field.getName()), field, value));
  }

  private static void compareField(
      String what, JsonNode expected, FieldDescriptor field, Object value) {
    if (!field.isRepeated()) {
      compareValue(what, expected, field, value);
      return;
    }
    java.util.List<?> values = (java.util.List<?>) value;
    Difference.check("size of " + what, expected.size(), values.size());
    for (int i = 0; i < values.size(); i++) {
      compareValue(what + "[" + i + "]", expected.get(i), field, values.get(i));
    }
  }

  private static void compareValue(
      String what, JsonNode expected, FieldDescriptor field, Object value) {
    switch (field.getJavaType()) {
      case MESSAGE -> compare(what, expected, (Message) value);
      case BYTE_STRING -> compareBytes(what, expected, field, (ByteString) value);
      case ENUM -> compareEnum(what, expected, (EnumValueDescriptor) value);
      case FLOAT -> Difference.check(what, (float) number(expected), value);
      case BOOLEAN -> Difference.check(what, expected.asBoolean(), value);
      case INT -> compareInt(what, expected, (Integer) value);
      case LONG -> Difference.check(what, expected.asText(), Long.toUnsignedString((Long) value));
      default -> throw new Difference(what + ": a field of type " + field.getType());
    }
  }

  private static void compareBytes(
      String what, JsonNode expected, FieldDescriptor field, ByteString value) {
    if (expected.isTextual() && isText(field)) {
      Difference.check(what, expected.asText(), value.toStringUtf8());
    } else if (expected.isTextual()) {
      Difference.check(what, expected.asText(), HexFormat.of().formatHex(value.toByteArray()));
    }
  }

  private static void compareEnum(String what, JsonNode expected, EnumValueDescriptor value) {
    if (expected.isNumber()) {
      Difference.check(what, expected.asInt(), value.getNumber());
    } else if (value.getType().findValueByName(expected.asText()) != null) {
      Difference.check(what, expected.asText(), value.getName());
    } else {
      Difference.check(what + " has no known name", value.getIndex() == -1);
    }
  }

  private static void compareInt(String what, JsonNode expected, int value) {
    if (expected.isNumber()) {
      Difference.check(what, (int) expected.asLong(), value);
    }
  }

  /** Builds a message; fields that our schema keeps as bytes cannot be built from objects. */
  static <B extends Message.Builder> B build(JsonNode json, B builder) {
    json.properties()
        .forEach(
            entry -> {
              FieldDescriptor field =
                  builder.getDescriptorForType().findFieldByName(entry.getKey());
              Difference.check("known field " + entry.getKey(), field != null);
              if (field.isRepeated()) {
                entry
                    .getValue()
                    .forEach(one -> builder.addRepeatedField(field, value(one, field, builder)));
              } else {
                builder.setField(field, value(entry.getValue(), field, builder));
              }
            });
    return builder;
  }

  private static Object value(JsonNode json, FieldDescriptor field, Message.Builder parent) {
    return switch (field.getJavaType()) {
      case MESSAGE -> build(json, parent.newBuilderForField(field)).build();
      case BYTE_STRING ->
          isText(field)
              ? ByteString.copyFromUtf8(json.asText())
              : ByteString.copyFrom(HexFormat.of().parseHex(json.asText()));
      case ENUM ->
          json.isNumber()
              ? field.getEnumType().findValueByNumberCreatingIfUnknown(json.asInt())
              : field.getEnumType().findValueByName(json.asText());
      case FLOAT -> (float) number(json);
      case BOOLEAN -> json.asBoolean();
      case INT -> (int) json.asLong();
      case LONG -> Long.parseUnsignedLong(json.asText());
      default -> throw new Difference("a field of type " + field.getType());
    };
  }

  static double number(JsonNode json) {
    return json.isTextual() ? Double.parseDouble(json.asText()) : json.asDouble();
  }

  private static boolean isText(FieldDescriptor field) {
    return field.getOptions().getExtension(TextProto.utf8);
  }
}
