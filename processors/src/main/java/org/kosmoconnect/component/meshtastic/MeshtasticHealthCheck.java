package org.kosmoconnect.component.meshtastic;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.link.RadioLink;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;

/** Up while packets flow. A radio that is away makes its host not ready, but nothing to restart. */
final class MeshtasticHealthCheck extends AbstractHealthCheck {

  private final String address;
  private final RadioLink link;

  MeshtasticHealthCheck(String address, RadioLink link) {
    super("camel", "meshtastic:" + address);
    this.address = address;
    this.link = link;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    LinkStatus status = link.status();
    builder.detail("meshtastic.address", address);
    builder.detail("meshtastic.phase", status.phase().name());
    builder.detail("meshtastic.node", "!%08x".formatted(status.radio().number()));
    builder.detail("meshtastic.firmware", status.radio().firmware());
    builder.detail("meshtastic.connections", status.connections());
    builder.detail("meshtastic.received", status.received());
    builder.detail("meshtastic.noise", status.noise());
    if (status.radio().touchUi()) {
      builder.detail("meshtastic.touchUi", "takes packets away from us");
    }
    if (status.phase() == SessionPhase.LIVE) {
      builder.up();
    } else {
      builder.message(status.trouble()).down();
    }
  }
}
