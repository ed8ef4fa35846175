package org.kosmoconnect.bridge.uplink;

import com.google.protobuf.ByteString;
import org.apache.camel.Header;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;

/** Makes what a broker has for a radio a message that the radio takes from its host. */
public final class ProxyMessages {

  /** What a radio has room for, bytes. */
  private static final int LONGEST_TOPIC = 59;

  private static final int LONGEST_DATA = 435;

  /** Tells whether the radio could not take it. */
  public boolean isTooLong(byte[] payload, @Header("CamelMqttTopic") String topic) {
    return payload.length > LONGEST_DATA || ByteString.copyFromUtf8(topic).size() > LONGEST_TOPIC;
  }

  /** Returns the message. */
  public MqttClientProxyMessage wrap(byte[] payload, @Header("CamelMqttTopic") String topic) {
    return MqttClientProxyMessage.newBuilder()
        .setTopic(ByteString.copyFromUtf8(topic))
        .setData(ByteString.copyFrom(payload))
        .build();
  }
}
