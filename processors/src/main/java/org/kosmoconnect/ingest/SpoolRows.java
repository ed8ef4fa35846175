package org.kosmoconnect.ingest;

import static org.kosmoconnect.ingest.Columns.Type.LONG;
import static org.kosmoconnect.ingest.Columns.Type.TEXT;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Header;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** Rows of {@code bridge_spool}: which positions are settled. */
public final class SpoolRows {

  /** Returns the position of the message in its spool; null when it comes from none. */
  public @Nullable SpoolPosition find(
      @Header("CamelMqttTopic") @Nullable String topic,
      @Header("CamelPahoMqtt5MsgProperties") @Nullable MqttProperties properties) {
    return SpoolPosition.of(topic, properties);
  }

  /** Arranges positions as the parameters of {@code store-spools.sql}. */
  public Map<String, Object> arrange(List<SpoolPosition> positions) {
    return columns(positions).toMap();
  }

  /** Positions of all that was heard, kept or not. */
  static Columns settled(List<Heard> heard) {
    return columns(
        heard.stream().map(one -> one.origin().position()).filter(Objects::nonNull).toList());
  }

  static Columns columns(List<SpoolPosition> positions) {
    Columns columns =
        new Columns().with("spool_bridge", TEXT).with("spool", TEXT).with("seq", LONG);
    positions.forEach(one -> columns.add(one.bridge(), one.spool(), one.seq()));
    return columns;
  }
}
