package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** CPU time and memory of a process as the kernel counts them, in steps of 10 ms. */
record CpuClock(ProcessHandle process) {

  /** Linux counts in hundredths of a second on every machine we know. */
  private static final long MICROS_PER_TICK = 10_000;

  static CpuClock of(long pid) {
    return new CpuClock(ProcessHandle.of(pid).orElseThrow());
  }

  /** Finds the child of this JVM that runs a program. */
  static CpuClock ofProgram(String program) {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/" + program))
        .max((a, b) -> Long.compare(a.pid(), b.pid()))
        .map(CpuClock::new)
        .orElseThrow(() -> new IllegalStateException("No child runs " + program));
  }

  /**
   * Returns microseconds of user and system time of the process and of all its children, living and
   * gone; so PostgreSQL's backends count.
   */
  long micros() {
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      long ticks = descendants.mapToLong(CpuClock::ticks).sum();
      return MICROS_PER_TICK * (ticks(process) + ticks);
    }
  }

  /** Returns the memory in use now in MB, or the most that ever was ({@code VmHWM}). */
  double residentMb(boolean peak) {
    String name = peak ? "VmHWM:" : "VmRSS:";
    try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Fields 14 to 17 of proc(5): utime, stime, and both of children already waited for. */
  private static long ticks(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return IntStream.rangeClosed(11, 14).mapToLong(i -> Long.parseLong(fields[i])).sum();
    } catch (IOException e) {
      // It has ended, and its parent counts it now.
      return 0;
    }
  }
}
