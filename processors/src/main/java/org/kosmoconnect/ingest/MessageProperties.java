package org.kosmoconnect.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/** What a publisher says of a message beside its payload (MQTT 5 §3.3.2.3.7). */
final class MessageProperties {

  private MessageProperties() {}

  /** Returns the user properties by name; of equal names the last. */
  static Map<String, String> of(@Nullable MqttProperties properties) {
    List<UserProperty> all = properties == null ? null : properties.getUserProperties();
    if (all == null || all.isEmpty()) {
      return Map.of();
    }
    Map<String, String> byKey = new HashMap<>();
    all.forEach(property -> byKey.put(property.getKey(), property.getValue()));
    return byKey;
  }
}
