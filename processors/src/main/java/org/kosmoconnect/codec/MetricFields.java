package org.kosmoconnect.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.ReadingKind;

/**
 * Ties the fields of one protobuf message to metrics: a metric's column has the name of its field.
 */
final class MetricFields {

  private static final double[] POWERS_OF_TEN = {10, 100, 1_000, 10_000};

  private record Entry(FieldDescriptor field, Metric metric, double scale) {}

  private final ReadingKind kind;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Metric> toldAtZero = new ArrayList<>();
  private final Map<Integer, Entry> byNumber = new HashMap<>();

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
    for (Entry entry : fields.entries) {
      fields.byNumber.put(entry.field.getNumber(), entry);
      if (toldAtZero(entry)) {
        fields.toldAtZero.add(entry.metric);
      }
    }
    return fields;
  }

  ReadingKind kind() {
    return kind;
  }

  /**
   * Copies what is there. From the bytes, which hold nothing else: the message itself could only be
   * asked by reflection, field by field.
   */
  void read(Message message, Reading.Builder reading) throws InvalidProtocolBufferException {
    toldAtZero.forEach(metric -> reading.put(metric, 0));
    try {
      CodedInputStream in = message.toByteString().newCodedInput();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        Entry entry = byNumber.get(WireFormat.getTagFieldNumber(tag));
        if (entry == null) {
          in.skipField(tag);
        } else {
          reading.put(entry.metric, number(entry.field, in) / entry.scale);
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new InvalidProtocolBufferException(e);
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
  private static boolean toldAtZero(Entry entry) {
    return !entry.field.hasPresence() && entry.metric.unit().equals("1");
  }

  private static double scale(String column) {
    return column.startsWith("load") ? 100 : 1;
  }

  private static double number(FieldDescriptor field, CodedInputStream in) throws IOException {
    return switch (field.getType()) {
      case UINT32 -> Integer.toUnsignedLong(in.readUInt32());
      case UINT64 -> unsigned(in.readUInt64());
      case INT32 -> in.readInt32();
      case FLOAT -> shortest(in.readFloat());
      default -> throw new IllegalStateException("Metrics of type " + field.getType());
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1) * 2.0;
  }

  /**
   * The sensor said 21.37, so 21.37 it is, and not the 21.370000839 that widening makes of it: the
   * number with the fewest decimals that the float stands for. Up to four are found by arithmetic,
   * which is exact here, more by way of text.
   */
  static double shortest(float value) {
    if (!Float.isFinite(value) || value == Math.rint(value)) {
      return value;
    }
    for (double power : POWERS_OF_TEN) {
      double candidate = Math.rint(value * power) / power;
      if ((float) candidate == value) {
        return candidate;
      }
    }
    return Double.parseDouble(Float.toString(value));
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
