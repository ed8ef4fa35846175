package org.kosmoconnect.hub.bridges;

/** A broker that admits everyone: for a machine of one's own and for tests. */
final class OpenBroker implements BrokerAccess {

  @Override
  public void prepare() {
    // Nothing to prepare.
  }

  @Override
  public void admit(String bridge, String password) {
    // Everyone is in.
  }

  @Override
  public void shutOut(String bridge) {
    // The hub refuses what a revoked bridge sends.
  }
}
