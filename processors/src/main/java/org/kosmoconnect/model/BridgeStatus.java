package org.kosmoconnect.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bridge says of itself every 30 s, and its broker for it when it is gone.
 *
 * @param bridge enrolment id
 * @param software version of the bridge; null in a last will
 * @param radio null when it says nothing of one
 * @param spool null when it says nothing of one
 * @param clock null when it says nothing of one
 */
public record BridgeStatus(
    String bridge,
    boolean online,
    @Nullable String software,
    @Nullable Radio radio,
    @Nullable Spool spool,
    @Nullable BridgeClock clock) {

  /**
   * The radio that a bridge serves; numbers as the Meshtastic protocol has them.
   *
   * @param node null before the first handshake
   * @param hardware HardwareModel
   * @param region RegionCode
   * @param preset ModemPreset; null when the radio is set up by hand
   * @param hopLimit hops that its own packets may take
   * @param channelUtilization percent
   * @param airUtilTx percent of the last hour
   * @param publicKey 32 bytes; null before firmware 2.5
   * @param channels names by index; empty where the radio has none
   * @param serves the address it is reached by
   */
  public record Radio(
      boolean connected,
      @Nullable NodeId node,
      String firmware,
      int hardware,
      int region,
      @Nullable Integer preset,
      int hopLimit,
      float channelUtilization,
      float airUtilTx,
      byte @Nullable [] publicKey,
      List<String> channels,
      String serves) {}

  /**
   * The state of a spool.
   *
   * @param name names the life of the spool file
   * @param floor lowest sequence number that may still be delivered
   * @param next the number that the next packet gets
   * @param depth packets kept
   * @param bytes size of the file
   * @param dropped newest first
   */
  public record Spool(
      String name, long floor, long next, long depth, long bytes, List<Dropped> dropped) {

    public Spool {
      dropped = List.copyOf(dropped);
    }
  }

  /** Packets that a bridge gave up, and why. */
  public record Dropped(SequenceRange range, DropReason reason) {}

  /**
   * The clock of a bridge.
   *
   * @param synced a time service vouches for it
   * @param offsetMillis estimated error; 0 when unknown
   * @param boot the kernel's boot id
   */
  public record BridgeClock(boolean synced, long offsetMillis, String boot) {}
}
