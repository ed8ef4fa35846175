package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.kosmoconnect.model.Content;
import org.kosmoconnect.model.Malformed;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.Opaque;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.TelemetryRequest;
import org.kosmoconnect.model.Text;
import org.kosmoconnect.proto.meshtastic.MapReport;
import org.kosmoconnect.proto.meshtastic.NeighborInfo;
import org.kosmoconnect.proto.meshtastic.Paxcount;
import org.kosmoconnect.proto.meshtastic.Position;
import org.kosmoconnect.proto.meshtastic.RouteDiscovery;
import org.kosmoconnect.proto.meshtastic.Routing;
import org.kosmoconnect.proto.meshtastic.StatusMessage;
import org.kosmoconnect.proto.meshtastic.StoreAndForward;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.proto.meshtastic.User;
import org.kosmoconnect.proto.meshtastic.Waypoint;

/** What a packet says. */
final class ContentCheck {

  private record Kind(Parser<? extends Message> parser, Class<? extends Content> content) {}

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          kind("Telemetry", Telemetry.parser(), org.kosmoconnect.model.Telemetry.class),
          kind("User", User.parser(), org.kosmoconnect.model.NodeInfo.class),
          kind("Position", Position.parser(), org.kosmoconnect.model.Position.class),
          kind("Waypoint", Waypoint.parser(), org.kosmoconnect.model.Waypoint.class),
          kind("Routing", Routing.parser(), org.kosmoconnect.model.RoutingResult.class),
          kind("RouteDiscovery", RouteDiscovery.parser(), org.kosmoconnect.model.Traceroute.class),
          kind("NeighborInfo", NeighborInfo.parser(), org.kosmoconnect.model.Neighbors.class),
          kind(
              "StoreAndForward",
              StoreAndForward.parser(),
              org.kosmoconnect.model.StoreForward.class),
          kind("Paxcount", Paxcount.parser(), org.kosmoconnect.model.Paxcount.class),
          kind("StatusMessage", StatusMessage.parser(), org.kosmoconnect.model.NodeStatus.class),
          kind("MapReport", MapReport.parser(), org.kosmoconnect.model.MapReport.class));

  private ContentCheck() {}

  static void run(JsonNode vector, Packet packet) throws InvalidProtocolBufferException {
    JsonNode data = vector.path("data");
    JsonNode app = vector.path("app");
    if (data.isObject()) {
      checkData(data, packet);
    }
    if (!app.isObject()) {
      return;
    }
    switch (app.get("type").asText()) {
      case "text" -> checkText(app, packet);
      case "opaque" -> Difference.check("content", new Opaque(packet.port()), packet.content());
      default -> checkMessage(app, packet);
    }
  }

  private static void checkData(JsonNode data, Packet packet) {
    if (data.has("portnum_value")) {
      Difference.check("port", data.get("portnum_value").asInt(), packet.port());
    }
    Difference.check(
        "payload", data.path("payload").asText(""), HexFormat.of().formatHex(packet.payload()));
    Difference.check("request id", data.path("request_id").asLong(), packet.requestId());
    Difference.check("reply id", data.path("reply_id").asLong(), packet.replyId());
    Difference.check("reaction", data.path("emoji").asLong() != 0, packet.reaction());
    Difference.check(
        "wants response", data.path("want_response").asBoolean(), packet.wantResponse());
    Boolean allowed =
        data.has("bitfield") ? Boolean.valueOf((data.get("bitfield").asInt() & 1) == 1) : null;
    Difference.check("MQTT allowed", allowed, packet.okToMqtt());
  }

  private static void checkText(JsonNode app, Packet packet) {
    Difference.check("is a text", packet.content() instanceof Text);
    Text text = (Text) packet.content();
    JsonNode ok = app.path("ok");
    Difference.check("valid UTF-8", !ok.isBoolean() || ok.asBoolean() == text.validUtf8());
    if (text.validUtf8() && app.path("value").isTextual()) {
      Difference.check(
          "text", app.get("value").asText(), new String(text.raw(), StandardCharsets.UTF_8));
    }
  }

  private static void checkMessage(JsonNode app, Packet packet)
      throws InvalidProtocolBufferException {
    Kind kind = KINDS.get(app.get("type").asText());
    Difference.check("known type " + app.get("type"), kind != null);
    JsonNode ok = app.path("ok");
    boolean malformed = packet.content() instanceof Malformed;
    Difference.check("well-formed", !ok.isBoolean() || ok.asBoolean() != malformed);
    if (malformed || !ok.asBoolean()) {
      return;
    }
    if (app.path("value").isObject()) {
      ProtoJson.compare(
          app.get("type").asText(), app.get("value"), kind.parser().parseFrom(packet.payload()));
    }
    if (packet.content() instanceof org.kosmoconnect.model.Telemetry telemetry) {
      checkReading(app.get("value"), telemetry.reading());
    } else if (!(packet.content() instanceof TelemetryRequest)) {
      Difference.check("content", kind.content(), packet.content().getClass());
    }
  }

  /** Every field is a metric with the same value; what is not finite is absent and remembered. */
  private static void checkReading(JsonNode telemetry, Reading reading) {
    Difference.check("time", telemetry.path("time").asLong(), reading.time());
    for (Map.Entry<String, JsonNode> variant : telemetry.properties()) {
      for (Map.Entry<String, JsonNode> field : variant.getValue().properties()) {
        checkMetric(field.getKey(), field.getValue(), reading);
      }
    }
  }

  private static void checkMetric(String field, JsonNode expected, Reading reading) {
    for (Metric metric : reading.kind().metrics()) {
      if (metric.column().equals(field.toLowerCase(Locale.ROOT))) {
        double value = ProtoJson.number(expected) / (field.startsWith("load") ? 100 : 1);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
          Difference.check(field + " is absent", !reading.has(metric) && reading.nonFinite());
        } else {
          Difference.check(field, (float) value, (float) reading.value(metric));
        }
        return;
      }
    }
    Difference.check(
        "metric for " + field, field.equals("one_wire_temperature") || field.equals("user_string"));
  }

  private static Map.Entry<String, Kind> kind(
      String name, Parser<? extends Message> parser, Class<? extends Content> content) {
    return Map.entry(name, new Kind(parser, content));
  }
}
