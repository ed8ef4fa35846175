package org.kosmoconnect.component.meshtastic.stream;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The serial ports at which a radio may be, likeliest first. */
final class SerialPorts {

  /** Where Linux names ports by their device: such names outlive replugging. */
  private static final Path BY_ID = Path.of("/dev/serial/by-id");

  /**
   * USB vendors of radios and of the bridges on them: Espressif, Adafruit, RAKwireless and Seeed as
   * nRF52 boards, Raspberry Pi, Silicon Labs, WCH, FTDI.
   */
  private static final Set<Integer> VENDORS =
      Set.of(0x303A, 0x239A, 0x2886, 0x2E8A, 0x10C4, 0x1A86, 0x0403);

  private SerialPorts() {}

  /** Returns their names. */
  static List<String> candidates() {
    List<String> names = byId();
    if (names.isEmpty()) {
      for (SerialPort port : SerialPort.getCommPorts()) {
        if (VENDORS.contains(port.getVendorID())) {
          names.add(port.getSystemPortPath());
        }
      }
    }
    return names;
  }

  private static List<String> byId() {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(BY_ID)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(BY_ID)) {
        all.forEach(path -> names.add(path.toString()));
      } catch (IOException e) {
        // The list of ports below is as good, but for its names.
      }
    }
    Collections.sort(names);
    return names;
  }
}
