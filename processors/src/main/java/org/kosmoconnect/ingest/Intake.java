package org.kosmoconnect.ingest;

import static org.kosmoconnect.ingest.TimeQuality.BRIDGE;
import static org.kosmoconnect.ingest.TimeQuality.HUB;
import static org.kosmoconnect.ingest.TimeQuality.RADIO;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.codec.PacketDecodeException;
import org.kosmoconnect.codec.Reason;
import org.kosmoconnect.codec.UplinkTopic;
import org.kosmoconnect.model.Packet;

/** Notes how a packet came here and when it was heard. */
public final class Intake {

  /** Whose packet it is. */
  public static final String NODE = "KosmoNode";

  /** A stock gateway does not say that it catches up; the age of what it brings does. */
  private static final long LIVE_MILLIS = 120_000;

  private final PacketClock packetClock;
  private final Clock clock;
  private final LongAdder json = new LongAdder();

  public Intake(PacketClock packetClock, Clock clock) {
    this.packetClock = packetClock;
    this.clock = clock;
  }

  /**
   * Joins a packet with what topic and message properties tell.
   *
   * @param headers get {@value #NODE}, the number of the sender
   * @throws PacketDecodeException when the envelope names another gateway than the topic: with one
   *     credential a gateway, only the topic can be trusted
   */
  public Heard receive(
      Packet packet,
      @Header("CamelMqttTopic") String topic,
      @Header("CamelPahoMqtt5MsgProperties") @Nullable MqttProperties properties,
      @Headers Map<String, Object> headers) {
    headers.put(NODE, packet.from().num());
    UplinkTopic parsed = UplinkTopic.parse(topic);
    refuseForeignGateway(parsed, packet);
    long now = clock.millis();
    Map<String, String> user = MessageProperties.of(properties);
    Long rxTime = guessedJustNow(user) ? null : believed(packet.rxTime(), now);
    long heardAt = rxTime == null ? now : rxTime * 1000;
    Origin origin =
        new Origin(
            parsed.bridge() == null ? packet.gateway().toString() : parsed.bridge(),
            parsed.region(),
            SpoolPosition.of(parsed.bridge(), user),
            !"0".equals(user.get("live")) && now - heardAt < LIVE_MILLIS);
    TimeQuality quality = rxTime == null ? HUB : user.containsKey("rxq") ? BRIDGE : RADIO;
    return new Heard(packet, origin, heardAt, quality, now, Visibility.WITHHELD);
  }

  /** Counts a message of a legacy JSON topic. */
  public void countJson() {
    json.increment();
  }

  /** Returns the messages of legacy JSON topics seen since the start. */
  public long jsonMessages() {
    return json.sum();
  }

  private @Nullable Long believed(@Nullable Long rxTime, long now) {
    return rxTime != null && packetClock.plausible(rxTime, now) ? rxTime : null;
  }

  private static void refuseForeignGateway(UplinkTopic topic, Packet packet) {
    boolean bound =
        switch (topic.kind()) {
          case ENVELOPE -> packet.gateway().equals(topic.gateway());
          // The map topic names no gateway, and of a bridge see BridgeRadios.
          case MAP, BRIDGE -> true;
          case JSON, OTHER -> false;
        };
    if (!bound) {
      throw new PacketDecodeException(
          Reason.GATEWAY_MISMATCH,
          "topic names " + topic.gateway() + ", envelope " + packet.gateway());
    }
  }

  /** A bridge without a synced clock guesses; of what it heard just now the hub knows better. */
  private static boolean guessedJustNow(Map<String, String> user) {
    return "estimated".equals(user.get("rxq")) && "1".equals(user.get("live"));
  }
}
