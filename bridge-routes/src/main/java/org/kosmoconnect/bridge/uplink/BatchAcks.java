package org.kosmoconnect.bridge.uplink;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kosmoconnect.bridge.status.Radio;
import org.kosmoconnect.proto.bridge.AckRange;
import org.kosmoconnect.proto.bridge.BatchAck;
import org.kosmoconnect.proto.bridge.ReadingBatch;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;

/**
 * Tells nodes that the readings they kept are safe here, so that they may forget them. Only for
 * batches that were sent to this bridge's radio: others are acknowledged by whom they were meant
 * for.
 */
public final class BatchAcks {

  private final Radio radio;

  public BatchAcks(Radio radio) {
    this.radio = radio;
  }

  private record Sender(int node, int boot) {}

  /** Returns one packet a node and boot, for batches among packets that are on the disk. */
  public List<MeshPacket> answer(List<HeardPacket> safe) {
    Map<Sender, BatchAck.Builder> acks = new LinkedHashMap<>();
    int own = radio.profile().number();
    for (HeardPacket heard : safe) {
      MeshPacket packet = heard.envelope().getPacket();
      if (packet.getDecoded().getPortnum() == PortNum.PRIVATE_APP && packet.getTo() == own) {
        read(packet, acks);
      }
    }
    List<MeshPacket> answers = new ArrayList<>();
    acks.forEach((sender, ack) -> answers.add(packet(sender, ack.build())));
    return answers;
  }

  private static void read(MeshPacket packet, Map<Sender, BatchAck.Builder> acks) {
    try {
      ReadingBatch batch = ReadingBatch.parseFrom(packet.getDecoded().getPayload());
      int columns = Integer.bitCount(batch.getColumns());
      int rows = columns == 0 ? 0 : batch.getValuesCount() / columns;
      if (rows > 0 && rows * columns == batch.getValuesCount()) {
        acks.computeIfAbsent(
                new Sender(packet.getFrom(), batch.getBoot()),
                sender -> BatchAck.newBuilder().setBoot(sender.boot))
            .addRanges(
                AckRange.newBuilder()
                    .setFirst(batch.getFirstSeq())
                    .setLast(batch.getFirstSeq() + rows - 1));
      }
    } catch (InvalidProtocolBufferException e) {
      // Somebody else's use of the port; the hub has it all the same.
    }
  }

  private static MeshPacket packet(Sender sender, BatchAck ack) {
    return MeshPacket.newBuilder()
        .setTo(sender.node)
        .setDecoded(
            Data.newBuilder().setPortnum(PortNum.PRIVATE_APP).setPayload(ack.toByteString()))
        .build();
  }
}
