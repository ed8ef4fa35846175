package org.kosmoconnect.component.meshtastic;

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.FromRadio;

/** What a consumer gets of all that a radio says. */
public enum MessageKind {
  /** Packets of the mesh, as {@code MeshPacket}. */
  PACKET,

  /** Messages for the broker, of radios that leave MQTT to their host. */
  PROXY,

  /** Words for the radio's user. */
  NOTIFICATION,

  /** Lines of the radio's log. */
  LOG,

  /** Every message, as {@code FromRadio}. */
  ALL;

  /** Returns the body for a message, or null when it is of another kind. */
  @Nullable Message body(FromRadio message) {
    return switch (this) {
      case PACKET -> message.hasPacket() ? message.getPacket() : null;
      case PROXY ->
          message.hasMqttClientProxyMessage() ? message.getMqttClientProxyMessage() : null;
      case NOTIFICATION -> message.hasClientNotification() ? message.getClientNotification() : null;
      case LOG -> message.hasLogRecord() ? message.getLogRecord() : null;
      case ALL -> message;
    };
  }
}
