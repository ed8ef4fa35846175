package org.kosmoconnect.testbed.radio;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.Position;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.proto.meshtastic.User;

/** What a radio tells of itself. */
record RadioFacts(RadioIdentity identity, OwnTelemetry own, Supplier<NodeInfo> self)
    implements Facts {

  @Override
  public User user() {
    return identity.user();
  }

  @Override
  public @Nullable Telemetry telemetry(Telemetry.VariantCase kind) {
    return switch (kind) {
      case DEVICE_METRICS -> own.device();
      case LOCAL_STATS -> own.stats();
      default -> null;
    };
  }

  @Override
  public @Nullable Position position() {
    return self.get().hasPosition() ? self.get().getPosition() : null;
  }
}
