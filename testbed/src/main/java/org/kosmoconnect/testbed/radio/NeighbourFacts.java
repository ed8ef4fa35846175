package org.kosmoconnect.testbed.radio;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.DeviceMetrics;
import org.kosmoconnect.proto.meshtastic.LocalStats;
import org.kosmoconnect.proto.meshtastic.Position;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.proto.meshtastic.User;

/** What a node beside a radio tells: its state, but not where it is, and its names only unasked. */
record NeighbourFacts(Neighbour node) implements Facts {

  private static final int MAINS = 101;

  @Override
  public @Nullable User user() {
    return null;
  }

  @Override
  public @Nullable Telemetry telemetry(Telemetry.VariantCase kind) {
    return switch (kind) {
      case DEVICE_METRICS ->
          Telemetry.newBuilder()
              .setDeviceMetrics(DeviceMetrics.newBuilder().setBatteryLevel(MAINS))
              .build();
      case LOCAL_STATS ->
          Telemetry.newBuilder().setLocalStats(LocalStats.newBuilder().setNumTotalNodes(2)).build();
      default -> null;
    };
  }

  @Override
  public @Nullable Position position() {
    return null;
  }
}
