package org.kosmoconnect.bridge.downlink;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.bridge.DownlinkEvent;
import org.kosmoconnect.proto.bridge.Observed;
import org.kosmoconnect.proto.bridge.RoutingReport;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing;

/**
 * Reports what the mesh says about our packets: acknowledgements and refusals, the second and the
 * late ones too, and answers. They are told apart by the packet that they name.
 */
public final class MeshEcho {

  private final AirGate gate;
  private final LongSupplier wall;
  private final IntSupplier own;

  /**
   * @param own node number of our radio
   */
  public MeshEcho(AirGate gate, LongSupplier wall, IntSupplier own) {
    this.gate = gate;
    this.wall = wall;
    this.own = own;
  }

  /** Returns the parameters of {@code find-command.sql} for a packet of the mesh. */
  public Map<String, Object> key(MeshPacket packet) {
    long id = Integer.toUnsignedLong(packet.getDecoded().getRequestId());
    return new HashMap<>(Map.of("command", "", "attempt", 0, "packet_id", id));
  }

  /**
   * Returns the event, encoded; null when the packet is about none of ours, which is everyday
   * traffic.
   *
   * @param rows the command whose packet it names, or none
   */
  public byte @Nullable [] report(MeshPacket packet, List<Map<String, Object>> rows) {
    if (rows.isEmpty()) {
      return null;
    }
    Command command = Command.of(rows.get(0));
    Data data = packet.getDecoded();
    DownlinkEvent.Builder fact = DownlinkEvent.newBuilder();
    if (data.getPortnum() == PortNum.ROUTING_APP) {
      int error = error(data);
      boolean exhausted = error == Routing.Error.MAX_RETRANSMIT_VALUE;
      gate.settled(command.packetId(), exhausted);
      fact.setRoutingResult(
          RoutingReport.newBuilder()
              .setFrom(packet.getFrom() == 0 ? own.getAsInt() : packet.getFrom())
              .setError(error)
              .setSnr(packet.getRxSnr()));
    } else {
      fact.setObserved(
          Observed.newBuilder()
              .setFrom(packet.getFrom())
              .setPort(data.getPortnumValue())
              .setPayload(data.getPayload()));
    }
    return CommandLife.about(command.order(), command.packetId(), fact, wall.getAsLong())
        .toByteArray();
  }

  private static int error(Data data) {
    try {
      return Routing.parseFrom(data.getPayload()).getErrorReasonValue();
    } catch (InvalidProtocolBufferException e) {
      return Routing.Error.BAD_REQUEST_VALUE;
    }
  }
}
