package org.kosmoconnect.codec;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.ReadingKind;

/**
 * Ties the fields of one protobuf message to metrics: a metric's column has the name of its field.
 */
final class MetricFields {

  private record Entry(FieldDescriptor field, Metric metric, double scale) {}

  private final ReadingKind kind;
  private final List<Entry> entries = new ArrayList<>();

  private MetricFields(ReadingKind kind) {
    this.kind = kind;
  }

  static MetricFields of(Descriptor message, ReadingKind kind) {
    MetricFields fields = new MetricFields(kind);
    for (FieldDescriptor field : message.getFields()) {
      String column = field.getName().toLowerCase(Locale.ROOT);
      kind.metrics().stream()
          .filter(metric -> metric.column().equals(column) && !field.isRepeated())
          .forEach(metric -> fields.entries.add(new Entry(field, metric, scale(column))));
    }
    return fields;
  }

  ReadingKind kind() {
    return kind;
  }

  /** Copies what is there. */
  void read(Message message, Reading.Builder reading) {
    for (Entry entry : entries) {
      if (isTold(message, entry)) {
        reading.put(entry.metric, number(entry.field, message.getField(entry.field)) / entry.scale);
      }
    }
  }

  /** Fills what the message can hold. */
  void write(Reading reading, Message.Builder message) {
    for (Entry entry : entries) {
      double value = reading.value(entry.metric) * entry.scale;
      if (!Double.isNaN(value)) {
        message.setField(entry.field, box(entry.field, value));
      }
    }
  }

  /**
   * A counter without presence is told even when it is 0, for nothing else says that there were no
   * bad packets; memory of 0 bytes and noise of 0 dBm are what firmware too old for the field looks
   * like.
   */
  private static boolean isTold(Message message, Entry entry) {
    return entry.field.hasPresence()
        ? message.hasField(entry.field)
        : entry.metric.unit().equals("1") || message.hasField(entry.field);
  }

  private static double scale(String column) {
    return column.startsWith("load") ? 100 : 1;
  }

  private static double number(FieldDescriptor field, Object value) {
    return switch (field.getType()) {
      case UINT32 -> Integer.toUnsignedLong((Integer) value);
      case UINT64 -> unsigned((Long) value);
      case FLOAT -> shortest((Float) value);
      default -> ((Number) value).doubleValue();
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1) * 2.0;
  }

  /** The sensor said 21.37, so 21.37 it is, and not the 21.370000839 that widening makes of it. */
  private static double shortest(float value) {
    return Float.isFinite(value) && value != Math.rint(value)
        ? Double.parseDouble(Float.toString(value))
        : value;
  }

  private static Object box(FieldDescriptor field, double value) {
    return switch (field.getType()) {
      case UINT32 -> (int) Math.round(value);
      case INT32 -> (int) Math.round(value);
      case UINT64 -> Math.round(value);
      default -> (float) value;
    };
  }
}
