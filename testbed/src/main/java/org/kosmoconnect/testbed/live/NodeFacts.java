package org.kosmoconnect.testbed.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.Position;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.proto.meshtastic.User;
import org.kosmoconnect.testbed.mesh.Payloads;
import org.kosmoconnect.testbed.mesh.VirtualNode;
import org.kosmoconnect.testbed.radio.Facts;
import org.kosmoconnect.testbed.radio.Timeline;

/** What a node of the roster tells when it is asked; its names at most every five minutes. */
final class NodeFacts implements Facts {

  private static final long INTRODUCED = 300_000;

  private final VirtualNode node;
  private final Payloads payloads;
  private final Timeline timeline;
  private long introduced = Long.MIN_VALUE / 2;

  NodeFacts(VirtualNode node, Payloads payloads, Timeline timeline) {
    this.node = node;
    this.payloads = payloads;
    this.timeline = timeline;
  }

  @Override
  public @Nullable User user() {
    if (timeline.now() - introduced < INTRODUCED) {
      return null;
    }
    introduced = timeline.now();
    return Payloads.user(node);
  }

  @Override
  public @Nullable Telemetry telemetry(Telemetry.VariantCase kind) {
    Telemetry.Builder telemetry = Telemetry.newBuilder().setTime((int) now().getEpochSecond());
    return switch (kind) {
      case DEVICE_METRICS -> telemetry.setDeviceMetrics(payloads.device(node, now())).build();
      case ENVIRONMENT_METRICS ->
          payloads
              .environment(node, now())
              .map(metrics -> telemetry.setEnvironmentMetrics(metrics).build())
              .orElse(null);
      default -> null;
    };
  }

  @Override
  public Position position() {
    return payloads.position(node, now());
  }

  private Instant now() {
    return Instant.ofEpochMilli(timeline.now());
  }
}
