package org.kosmoconnect.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.proto.meshtastic.AppsProto;
import org.kosmoconnect.proto.meshtastic.ConfigProto;
import org.kosmoconnect.proto.meshtastic.MeshProto;
import org.kosmoconnect.proto.meshtastic.MqttProto;
import org.kosmoconnect.proto.meshtastic.StreamProto;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.proto.meshtastic.TelemetryProto;

class SchemaTest {

  private static final List<FileDescriptor> FILES =
      List.of(
          AppsProto.getDescriptor(),
          ConfigProto.getDescriptor(),
          MeshProto.getDescriptor(),
          MqttProto.getDescriptor(),
          StreamProto.getDescriptor(),
          TelemetryProto.getDescriptor());

  @Test
  void declaresNoStringsSoThatBrokenWordsCostNothingElse() {
    assertThat(
            FILES.stream()
                .flatMap(file -> file.getMessageTypes().stream())
                .flatMap(SchemaTest::fields))
        .filteredOn(field -> field.getType() == FieldDescriptor.Type.STRING)
        .isEmpty();
  }

  @Test
  void hasAFieldForEachMetricAndAMetricForEachField() {
    List<String> fields =
        Telemetry.getDescriptor().getFields().stream()
            .filter(variant -> variant.getContainingOneof() != null)
            .flatMap(variant -> variant.getMessageType().getFields().stream())
            .map(field -> field.getName().toLowerCase(Locale.ROOT))
            .filter(field -> !field.equals("one_wire_temperature") && !field.equals("user_string"))
            .distinct()
            .toList();

    assertThat(Stream.of(Metric.values()).map(Metric::column).distinct())
        .containsExactlyInAnyOrderElementsOf(fields);
  }

  private static Stream<FieldDescriptor> fields(Descriptor message) {
    return Stream.concat(
        message.getFields().stream(),
        message.getNestedTypes().stream().flatMap(SchemaTest::fields));
  }
}
