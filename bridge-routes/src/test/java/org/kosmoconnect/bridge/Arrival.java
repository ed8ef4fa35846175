package org.kosmoconnect.bridge;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/**
 * A message of the bridge as it came to the broker.
 *
 * @param properties its user properties
 */
record Arrival(
    String topic, Map<String, String> properties, String contentType, ServiceEnvelope envelope) {

  static Arrival of(String topic, MqttMessage message) {
    try {
      return new Arrival(
          topic,
          message.getProperties().getUserProperties().stream()
              .collect(Collectors.toMap(UserProperty::getKey, UserProperty::getValue)),
          message.getProperties().getContentType(),
          ServiceEnvelope.parseFrom(message.getPayload()));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  String spool() {
    return properties.get("spool");
  }

  long seq() {
    return Long.parseLong(properties.get("seq"));
  }

  boolean live() {
    return properties.get("live").equals("1");
  }

  MeshPacket packet() {
    return envelope.getPacket();
  }

  int id() {
    return packet().getId();
  }
}
