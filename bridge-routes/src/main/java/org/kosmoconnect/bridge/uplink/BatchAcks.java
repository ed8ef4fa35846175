package org.kosmoconnect.bridge.uplink;

import com.google.protobuf.InvalidProtocolBufferException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kosmoconnect.bridge.downlink.AirGate;
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
 * for. An answer takes airtime like everything else; while there is none it waits, and later
 * batches of the same node go into it.
 */
public final class BatchAcks {

  /** Nodes whose answers wait; one too many sends its batch again. */
  private static final int MOST_WAITING = 256;

  /**
   * Ranges that surely fit into a packet; of the ones left out the node sends the batches again.
   */
  private static final int MOST_RANGES = 16;

  private final Radio radio;
  private final AirGate gate;
  private final SecureRandom ids = new SecureRandom();
  private final Map<Sender, BatchAck.Builder> waiting = new LinkedHashMap<>();

  public BatchAcks(Radio radio, AirGate gate) {
    this.radio = radio;
    this.gate = gate;
  }

  private record Sender(int node, int boot) {}

  /**
   * Returns what may go on the air now, one packet a node and boot, and counts it.
   *
   * @param safe packets that are on the disk since the last call; batches among them are answered
   */
  public synchronized List<MeshPacket> answer(List<HeardPacket> safe) {
    int own = radio.profile().number();
    for (HeardPacket heard : safe) {
      MeshPacket packet = heard.envelope().getPacket();
      if (packet.getDecoded().getPortnum() == PortNum.PRIVATE_APP && packet.getTo() == own) {
        read(packet);
      }
    }
    List<MeshPacket> answers = new ArrayList<>();
    Iterator<Map.Entry<Sender, BatchAck.Builder>> all = waiting.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Sender, BatchAck.Builder> one = all.next();
      MeshPacket answer = packet(one.getKey(), one.getValue().build());
      if (gate.enqueue(answer, radio.profile()) != AirGate.Verdict.OPEN) {
        break;
      }
      answers.add(answer);
      all.remove();
    }
    return answers;
  }

  private void read(MeshPacket packet) {
    try {
      ReadingBatch batch = ReadingBatch.parseFrom(packet.getDecoded().getPayload());
      int columns = Integer.bitCount(batch.getColumns());
      int rows = columns == 0 ? 0 : batch.getValuesCount() / columns;
      if (rows > 0 && rows * columns == batch.getValuesCount()) {
        note(
            new Sender(packet.getFrom(), batch.getBoot()),
            AckRange.newBuilder()
                .setFirst(batch.getFirstSeq())
                .setLast(batch.getFirstSeq() + rows - 1));
      }
    } catch (InvalidProtocolBufferException e) {
      // Somebody else's use of the port; the hub has it all the same.
    }
  }

  private void note(Sender sender, AckRange.Builder range) {
    BatchAck.Builder ack = waiting.get(sender);
    if (ack == null && waiting.size() < MOST_WAITING) {
      ack = BatchAck.newBuilder().setBoot(sender.boot);
      waiting.put(sender, ack);
    }
    if (ack != null && ack.getRangesCount() < MOST_RANGES) {
      ack.addRanges(range);
    }
  }

  private MeshPacket packet(Sender sender, BatchAck ack) {
    return MeshPacket.newBuilder()
        .setId(1 + ids.nextInt(Integer.MAX_VALUE))
        .setTo(sender.node)
        .setDecoded(
            Data.newBuilder().setPortnum(PortNum.PRIVATE_APP).setPayload(ack.toByteString()))
        .build();
  }
}
