package org.kosmoconnect.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.codec.PacketDecodeException;
import org.kosmoconnect.codec.Reason;
import org.kosmoconnect.model.NodeId;

/**
 * Binds each bridge to its radio. The broker lets a bridge publish under its own name alone; an
 * envelope there must name the radio that an operator enrolled or approved. A bridge of which
 * nothing is known yet passes, and is bound to the radio of its first packet.
 */
public final class BridgeRadios {

  /** What is known of one bridge. */
  private record Binding(@Nullable Long node, boolean revoked) {}

  private volatile Map<String, Binding> bindings = Map.of();

  /**
   * Refuses an envelope of another radio.
   *
   * @throws PacketDecodeException when the bridge is bound to another radio, or was revoked
   */
  public Heard check(Heard heard) {
    Binding binding = bindings.get(heard.origin().bridge());
    if (binding == null) {
      return heard;
    }
    NodeId gateway = heard.packet().gateway();
    if (binding.revoked()) {
      throw new PacketDecodeException(
          Reason.BRIDGE_REVOKED, heard.origin().bridge() + " was revoked");
    }
    if (binding.node() != null && binding.node() != gateway.num()) {
      throw new PacketDecodeException(
          Reason.RADIO_NOT_APPROVED,
          heard.origin().bridge() + " is bound to another radio than " + gateway);
    }
    return heard;
  }

  /** Takes id, node and revoked of all bridges, as read from the database. */
  public void refresh(List<Map<String, Object>> rows) {
    Map<String, Binding> fresh = new HashMap<>();
    for (Map<String, Object> row : rows) {
      Number node = (Number) row.get("node");
      fresh.put(
          (String) Objects.requireNonNull(row.get("id"), "id"),
          new Binding(
              node == null ? null : node.longValue(), Boolean.TRUE.equals(row.get("revoked"))));
    }
    bindings = Map.copyOf(fresh);
  }
}
