package org.kosmoconnect.testbed.radio;

import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.DeviceMetrics;
import org.kosmoconnect.proto.meshtastic.LocalStats;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MeshPacket.Priority;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Telemetry;

/** What a radio tells its client of itself: its state every minute, its counters every quarter. */
final class OwnTelemetry {

  private static final long MINUTE = 60_000;
  private static final int STATS_EVERY = 15;
  private static final int EVERYBODY = -1;
  private static final int MAINS = 101;
  private static final int QUIET = -120;

  private final AirMeter meter;
  private final NodeMemory memory;
  private final Timeline timeline;
  private final Replies replies;
  private long booted;
  private long minutes;

  OwnTelemetry(AirMeter meter, NodeMemory memory, Timeline timeline, Replies replies) {
    this.meter = meter;
    this.memory = memory;
    this.timeline = timeline;
    this.replies = replies;
    booted = timeline.now();
  }

  /** Tells a client for as long as the radio runs. */
  void begin(ClientSide client) {
    timeline.after(
        MINUTE,
        () -> {
          client.add(packet(device()));
          if (minutes++ % STATS_EVERY == 0) {
            client.add(packet(stats()));
          }
          begin(client);
        });
  }

  void reboot() {
    booted = timeline.now();
    minutes = 0;
  }

  Telemetry device() {
    return dated()
        .setDeviceMetrics(
            DeviceMetrics.newBuilder()
                .setBatteryLevel(MAINS)
                .setChannelUtilization((float) meter.channelUtilization(timeline.now()))
                .setAirUtilTx((float) meter.airUtilTx(timeline.now()))
                .setUptimeSeconds(uptime()))
        .build();
  }

  Telemetry stats() {
    int nodes = memory.nodes().size() + 1;
    return dated()
        .setLocalStats(
            LocalStats.newBuilder()
                .setUptimeSeconds(uptime())
                .setChannelUtilization((float) meter.channelUtilization(timeline.now()))
                .setAirUtilTx((float) meter.airUtilTx(timeline.now()))
                .setNumPacketsTx(meter.sent())
                .setNumPacketsRx(meter.received())
                .setNumRxDupe(meter.duplicates())
                .setNumTotalNodes(nodes)
                .setNumOnlineNodes(nodes)
                .setNoiseFloor(QUIET))
        .build();
  }

  private int uptime() {
    return (int) ((timeline.now() - booted) / 1000);
  }

  private Telemetry.Builder dated() {
    Telemetry.Builder telemetry = Telemetry.newBuilder();
    return replies.time() == 0 ? telemetry : telemetry.setTime(replies.time());
  }

  private MeshPacket packet(Telemetry telemetry) {
    Data data =
        Data.newBuilder()
            .setPortnum(PortNum.TELEMETRY_APP)
            .setPayload(telemetry.toByteString())
            .build();
    return replies.own(data).toBuilder().setTo(EVERYBODY).setPriority(Priority.BACKGROUND).build();
  }
}
