package org.kosmoconnect.component.meshtastic;

/** How a radio is attached. */
public enum Transport {
  /** A serial line: a device file, best one of /dev/serial/by-id, or a port name. */
  SERIAL,

  /** A network connection: host, and port when it is not 4403. */
  TCP,

  /** The first radio found on a serial line, else one on this machine's port 4403. */
  AUTO
}
