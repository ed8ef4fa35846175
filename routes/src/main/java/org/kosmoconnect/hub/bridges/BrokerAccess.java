package org.kosmoconnect.hub.bridges;

/**
 * The broker's list of who may come in. Every call returns once the broker follows, and may be
 * repeated.
 */
public interface BrokerAccess {

  /**
   * Lets the hub itself do what it needs; asked before anything else, and harmless when done.
   *
   * @throws BrokerAccessException when the broker cannot be reached or refuses
   */
  void prepare();

  /**
   * Admits a bridge with a new password. Connections under an older one end.
   *
   * @param bridge enrolment id, or node id of a stock gateway; also its user name
   * @throws BrokerAccessException when the broker cannot be reached or refuses
   */
  void admit(String bridge, String password);

  /**
   * Shuts a bridge out and ends its connections.
   *
   * @throws BrokerAccessException when the broker cannot be reached or refuses
   */
  void shutOut(String bridge);
}
