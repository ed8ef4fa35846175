package org.kosmoconnect.component.meshtastic;

import org.apache.camel.spi.Metadata;

/** Headers of the component. */
public final class MeshtasticConstants {

  @Metadata(
      label = "consumer",
      description = "Node number of the sender, unsigned",
      javaType = "Long")
  public static final String FROM = "CamelMeshtasticFrom";

  @Metadata(
      description =
          "Node number of the destination, unsigned; 4294967295 is everybody. A producer also takes !hex",
      javaType = "Long")
  public static final String TO = "CamelMeshtasticTo";

  @Metadata(
      description = "Packet id, unsigned. A producer makes a new one and tells it here",
      javaType = "Long")
  public static final String PACKET_ID = "CamelMeshtasticPacketId";

  @Metadata(description = "Index of the channel in the radio, 0 to 7", javaType = "Integer")
  public static final String CHANNEL = "CamelMeshtasticChannel";

  @Metadata(
      description = "Port number; for a producer with a text body 1, for one with bytes 256",
      javaType = "Integer")
  public static final String PORT = "CamelMeshtasticPort";

  @Metadata(
      label = "producer",
      description = "Whether the destination is to acknowledge the packet",
      javaType = "Boolean")
  public static final String WANT_ACK = "CamelMeshtasticWantAck";

  @Metadata(
      label = "producer",
      description = "Hops that the packet may take, 0 to 7, instead of the radio's setting",
      javaType = "Integer")
  public static final String HOP_LIMIT = "CamelMeshtasticHopLimit";

  @Metadata(description = "Id of the text that this text or reaction refers to", javaType = "Long")
  public static final String REPLY_ID = "CamelMeshtasticReplyId";

  @Metadata(
      label = "consumer",
      description = "Id of the packet that this one acknowledges or answers",
      javaType = "Long")
  public static final String REQUEST_ID = "CamelMeshtasticRequestId";

  @Metadata(
      label = "consumer",
      description = "Node number of the radio, unsigned",
      javaType = "Long")
  public static final String RADIO = "CamelMeshtasticRadio";

  @Metadata(
      label = "consumer",
      description = "Whether the radio made the packet up from its memory: state, not news",
      javaType = "Boolean")
  public static final String REPLAY = "CamelMeshtasticReplay";

  @Metadata(
      description =
          "What is known of a packet of ours: after sending it, and with each packet that acknowledges or answers it",
      javaType = "org.kosmoconnect.component.meshtastic.session.Outcome")
  public static final String OUTCOME = "CamelMeshtasticOutcome";

  @Metadata(
      description =
          "Why it failed: name of the routing error, or a number; 35 on a packet that the radio took without transmitting it",
      javaType = "String")
  public static final String ERROR = "CamelMeshtasticError";

  private MeshtasticConstants() {}
}
