package org.kosmoconnect.testbed.mesh;

import java.util.Set;
import org.kosmoconnect.proto.meshtastic.Config.DeviceConfig.Role;
import org.kosmoconnect.proto.meshtastic.HardwareModel;

/**
 * One node of the roster.
 *
 * @param number unsigned node number
 * @param meteo its telemetry goes to the private channel
 * @param quiet its owner has not allowed MQTT
 * @param gateway it publishes to the broker what it hears
 */
public record VirtualNode(
    int number,
    String longName,
    String shortName,
    Place place,
    HardwareModel hardware,
    Role role,
    Set<Sensor> sensors,
    Power power,
    boolean meteo,
    boolean quiet,
    boolean gateway) {

  /** Where the energy comes from. */
  public enum Power {
    SOLAR,
    MAINS,
    BATTERY
  }

  /** Returns the id as text, "!" and eight hexadecimal digits. */
  public String id() {
    return "!%08x".formatted(number);
  }

  public boolean has(Sensor sensor) {
    return sensors.contains(sensor);
  }
}
