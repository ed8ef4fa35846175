package org.kosmoconnect.bridge.uplink;

import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Header;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/**
 * Withholds what its owner has not allowed to be published (docs/decisions/0006): it does not leave
 * this machine. What the radio itself sends, or gets, passes always.
 */
public final class UplinkConsent {

  private static final int OK_TO_MQTT = 1;

  private final boolean ignored;
  private final LongAdder withheld = new LongAdder();

  /**
   * @param ignored the operator's documented choice to publish what nobody allowed
   */
  public UplinkConsent(boolean ignored) {
    this.ignored = ignored;
  }

  /** Tells whether the packet has to stay here, and counts it. */
  public boolean withholds(MeshPacket packet, @Header("CamelMeshtasticRadio") long radio) {
    boolean ours =
        Integer.toUnsignedLong(packet.getFrom()) == radio
            || Integer.toUnsignedLong(packet.getTo()) == radio;
    // What came over a broker has been published already.
    boolean passes = ours || !packet.getViaMqtt() && (ignored || isAllowed(packet));
    if (!passes) {
      withheld.increment();
    }
    return !passes;
  }

  /** Returns packets that had to stay here since the start. */
  public long withheld() {
    return withheld.sum();
  }

  private static boolean isAllowed(MeshPacket packet) {
    return (packet.getDecoded().getBitfield() & OK_TO_MQTT) != 0;
  }
}
