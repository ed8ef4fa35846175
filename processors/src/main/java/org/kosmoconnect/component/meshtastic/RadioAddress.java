package org.kosmoconnect.component.meshtastic;

import java.util.Locale;
import org.kosmoconnect.component.meshtastic.stream.AutoStream;
import org.kosmoconnect.component.meshtastic.stream.RadioStream;
import org.kosmoconnect.component.meshtastic.stream.SerialStream;
import org.kosmoconnect.component.meshtastic.stream.TcpStream;

/**
 * Where a radio is.
 *
 * @param place host and port, or a port's name; empty for auto
 */
record RadioAddress(Transport transport, String place) {

  private static final int HIGHEST_PORT = 65_535;

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it is none
   */
  static RadioAddress of(String transport, String place) {
    Transport known;
    try {
      known = Transport.valueOf(transport.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "No transport " + transport + ": it is serial, tcp or auto", e);
    }
    if (known == Transport.AUTO != place.isEmpty()) {
      throw new IllegalArgumentException(
          "Wanted: meshtastic:serial:PORT, meshtastic:tcp:HOST:PORT or meshtastic:auto");
    }
    RadioAddress address = new RadioAddress(known, place);
    if (known == Transport.TCP) {
      address.port();
    }
    return address;
  }

  RadioStream stream(int baudRate) {
    return switch (transport) {
      case TCP -> new TcpStream(host(), port());
      case SERIAL -> new SerialStream(place, baudRate);
      case AUTO -> new AutoStream(baudRate);
    };
  }

  /** A bare IPv6 address stands in brackets. */
  private String host() {
    int colon = portColon();
    return colon < 0 ? place : place.substring(0, colon);
  }

  private int port() {
    int colon = portColon();
    if (colon < 0) {
      return TcpStream.PORT;
    }
    int port = Integer.parseInt(place.substring(colon + 1));
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("No TCP port: " + port);
    }
    return port;
  }

  private int portColon() {
    int colon = place.lastIndexOf(':');
    return colon > place.lastIndexOf(']') ? colon : -1;
  }

  @Override
  public String toString() {
    String name = transport.name().toLowerCase(Locale.ROOT);
    return place.isEmpty() ? name : name + ":" + place;
  }
}
