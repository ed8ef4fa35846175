package org.kosmoconnect.ingest;

import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.codec.UplinkTopic;
import org.kosmoconnect.model.SequenceRange;

/**
 * Where a message stood in a bridge's spool: one position names one message for ever. Once what
 * became of it is in the database, stored, withheld, counted as flood or parked as a dead letter,
 * the position is settled and the bridge may forget it.
 *
 * @param bridge enrolment id
 * @param spool names the life of the spool file
 * @param seq number given at spool insert, from 1
 */
public record SpoolPosition(String bridge, String spool, long seq) {

  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,63}");

  /** Reads it from topic and properties; null when the message comes from no spool. */
  public static @Nullable SpoolPosition of(
      @Nullable String topic, @Nullable MqttProperties properties) {
    if (topic == null) {
      return null;
    }
    return of(UplinkTopic.parse(topic).bridge(), MessageProperties.of(properties));
  }

  static @Nullable SpoolPosition of(@Nullable String bridge, Map<String, String> properties) {
    String spool = properties.get("spool");
    long seq = number(properties.get("seq"));
    if (bridge == null || spool == null || seq < 1) {
      return null;
    }
    boolean named = NAME.matcher(bridge).matches() && NAME.matcher(spool).matches();
    return named ? new SpoolPosition(bridge, spool, seq) : null;
  }

  private static long number(@Nullable String text) {
    try {
      long value = text == null ? -1 : Long.parseLong(text);
      return value <= SequenceRange.LARGEST ? value : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
