package org.kosmoconnect.component.meshtastic.session;

/** Hears of the fate of one packet. */
@FunctionalInterface
public interface DeliveryListener {

  /**
   * Called once, when what was awaited is known or the time for it is over. What comes later is
   * seen in the packets that name it.
   */
  void settled(Delivery delivery);
}
