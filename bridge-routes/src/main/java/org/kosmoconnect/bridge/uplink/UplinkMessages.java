package org.kosmoconnect.bridge.uplink;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/** Makes MQTT messages of the spool's rows. */
public final class UplinkMessages {

  private final Spool spool;

  public UplinkMessages(Spool spool) {
    this.spool = spool;
  }

  /** Puts rows into the order in which they were heard: a statement returns them in any. */
  public List<Map<String, Object>> inOrder(List<Map<String, Object>> rows) {
    return rows.stream().sorted(Comparator.comparingLong(row -> number(row, "seq"))).toList();
  }

  /** Returns what the hub needs beside the payload to prove that nothing is missing. */
  public MqttProperties properties(Map<String, Object> row) {
    MqttProperties properties = new MqttProperties();
    properties.setContentType("application/x-protobuf");
    properties.setUserProperties(
        List.of(
            new UserProperty("spool", spool.id()),
            new UserProperty("seq", Long.toString(number(row, "seq"))),
            new UserProperty("boot", String.valueOf(row.get("boot"))),
            new UserProperty("live", Long.toString(number(row, "live"))),
            new UserProperty("rxq", isSynced(row) ? "synced" : "estimated")));
    return properties;
  }

  /**
   * Returns the envelope, with the time as it is known by now: it may have been a guess when the
   * packet was heard.
   */
  public byte[] payload(Map<String, Object> row) throws InvalidProtocolBufferException {
    byte[] stored = (byte[]) row.get("payload");
    if (!isSynced(row)) {
      return stored;
    }
    ServiceEnvelope.Builder envelope = ServiceEnvelope.parseFrom(stored).toBuilder();
    envelope.getPacketBuilder().setRxTime((int) (number(row, "at") / 1000));
    return envelope.build().toByteArray();
  }

  private static boolean isSynced(Map<String, Object> row) {
    return number(row, "synced") == 1;
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }
}
