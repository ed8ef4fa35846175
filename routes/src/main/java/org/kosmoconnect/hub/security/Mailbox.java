package org.kosmoconnect.hub.security;

import org.kosmoconnect.hub.HubProperties;

/** Whether the hub sends mail, for routes: {@code ${bean:mailbox.open}}. */
public final class Mailbox {

  private final HubProperties properties;

  Mailbox(HubProperties properties) {
    this.properties = properties;
  }

  public boolean open() {
    return properties.sendsMail();
  }
}
