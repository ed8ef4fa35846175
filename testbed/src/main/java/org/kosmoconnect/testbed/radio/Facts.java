package org.kosmoconnect.testbed.radio;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.Position;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.proto.meshtastic.User;

/** What a node knows of itself and tells when it is asked. */
public interface Facts {

  /** Returns its names and key; null when it told everybody a moment ago. */
  @Nullable User user();

  /** Returns readings of a kind; null when it has none. */
  @Nullable Telemetry telemetry(Telemetry.VariantCase kind);

  /** Returns where it is; null when it does not tell. */
  @Nullable Position position();
}
