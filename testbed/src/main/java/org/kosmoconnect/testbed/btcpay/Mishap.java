package org.kosmoconnect.testbed.btcpay;

/** What happens to deliveries on their way. */
public enum Mishap {
  NONE,
  /** Never sent. */
  LOST,
  /** Sent, and sent again as a redelivery. */
  TWICE,
  /** Held back until {@link StandInBtcPay#release()}, which sends the last one first. */
  HELD
}
