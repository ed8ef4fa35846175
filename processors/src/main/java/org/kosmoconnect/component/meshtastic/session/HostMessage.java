package org.kosmoconnect.component.meshtastic.session;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.stream.FrameCodec;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.Heartbeat;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/** The bytes that a host writes, and its understanding of what it reads. */
public final class HostMessage {

  /** Enough to end any frame that a radio may still be waiting for. */
  private static final int WAKE_LENGTH = 32;

  private static final byte WAKE = (byte) 0xC3;

  private HostMessage() {}

  static byte[] wake() {
    byte[] wake = new byte[WAKE_LENGTH];
    Arrays.fill(wake, WAKE);
    return wake;
  }

  static byte[] wantConfig(int nonce) {
    return frame(ToRadio.newBuilder().setWantConfigId(nonce));
  }

  static byte[] heartbeat() {
    return frame(ToRadio.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()));
  }

  static byte[] packet(MeshPacket packet) {
    return frame(ToRadio.newBuilder().setPacket(packet));
  }

  static byte[] proxy(MqttClientProxyMessage message) {
    return frame(ToRadio.newBuilder().setMqttClientProxyMessage(message));
  }

  /** Makes the radio forget the session. */
  public static byte[] disconnect() {
    return frame(ToRadio.newBuilder().setDisconnect(true));
  }

  /** Returns what a radio says with the body of a frame, or null when it says nothing. */
  static @Nullable FromRadio understand(byte[] body) {
    try {
      return FromRadio.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  private static byte[] frame(ToRadio.Builder message) {
    return FrameCodec.encode(message.build().toByteArray());
  }
}
