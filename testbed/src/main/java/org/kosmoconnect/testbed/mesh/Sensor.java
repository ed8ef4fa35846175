package org.kosmoconnect.testbed.mesh;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a node carries; the letters are those of nodes.csv. */
public enum Sensor {
  THERMOMETER('t'),
  BAROMETER('p'),
  GAS('g'),
  WIND('w'),
  RAIN('r'),
  LIGHT('l'),
  PARTICLES('a'),
  POWER('v'),
  /** A receiver of positions that moves about. */
  MOVING('m');

  private final char letter;

  Sensor(char letter) {
    this.letter = letter;
  }

  static Set<Sensor> parse(String letters) {
    Set<Sensor> sensors = EnumSet.noneOf(Sensor.class);
    Arrays.stream(values()).filter(s -> letters.indexOf(s.letter) >= 0).forEach(sensors::add);
    return sensors;
  }
}
