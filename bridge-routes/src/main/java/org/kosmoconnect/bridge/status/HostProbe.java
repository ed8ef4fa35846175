package org.kosmoconnect.bridge.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kosmoconnect.proto.bridge.HostHealth;

/** Reads how this machine is; what cannot be read is 0, the temperature NaN. */
public final class HostProbe {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final Path TEMPERATURE = Path.of("/sys/class/thermal/thermal_zone0/temp");

  private final Path disk;
  private final long startedNanos = System.nanoTime();

  /**
   * @param disk a file on the disk whose room is watched
   */
  public HostProbe(Path disk) {
    this.disk = disk;
  }

  HostHealth read() {
    return HostHealth.newBuilder()
        .setUptimeS(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos))
        .setMemoryRss(residentBytes())
        .setDiskFree(freeBytes())
        .setLoad((float) number(LOAD, 0))
        .setTemperature((float) (number(TEMPERATURE, Double.NaN) / 1000))
        .build();
  }

  private static long residentBytes() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private long freeBytes() {
    try {
      return Files.getFileStore(disk).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }

  private static double number(Path file, double otherwise) {
    try {
      return Double.parseDouble(Files.readString(file).strip().split(" ")[0]);
    } catch (IOException | NumberFormatException e) {
      return otherwise;
    }
  }
}
