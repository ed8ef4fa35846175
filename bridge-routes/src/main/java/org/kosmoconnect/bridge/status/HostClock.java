package org.kosmoconnect.bridge.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.kosmoconnect.bridge.BridgeSettings.ClockTrust;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clocks of this machine: one that tells the time and may be wrong (a Pi without a battery
 * boots in the past), and one that only counts, and never jumps until the next boot.
 */
public final class HostClock {

  private static final Logger LOG = LoggerFactory.getLogger(HostClock.class);
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** Made by systemd-timesyncd when it has set the clock. */
  private static final Path TIMESYNC = Path.of("/run/systemd/timesync/synchronized");

  /** Before the first release no clock of a bridge can be right: 2026-01-01. */
  private static final long EARLIEST = 1_767_225_600_000L;

  /** Asking another process is dear, so a good answer serves longer than a bad one. */
  private static final long ASK_AGAIN = 60_000;

  private static final long ASK_AGAIN_WHEN_SYNCED = 600_000;

  private final ClockTrust trust;
  private final String boot;
  private boolean synced;
  private long askAt = Long.MIN_VALUE;

  public HostClock(ClockTrust trust) {
    this.trust = trust;
    this.boot = readBoot();
  }

  /** Returns ms since 1970, right or wrong. */
  public long wallMillis() {
    return System.currentTimeMillis();
  }

  /** Returns ms of the clock that never jumps; on Linux it counts from the boot. */
  public long steadyMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** Returns the time at which the steady clock was 0, ms since 1970, by the clock as it is now. */
  public long wallAtBoot() {
    return wallMillis() - steadyMillis();
  }

  /** Names the boot within which the steady clock counts. */
  public String boot() {
    return boot;
  }

  /** Tells whether the time can be true at all. */
  public boolean isPlausible() {
    return wallMillis() >= EARLIEST;
  }

  /** Tells whether a time service vouches for the clock. */
  public synchronized boolean isSynced() {
    return switch (trust) {
      case SYNCED -> true;
      case UNSYNCED -> false;
      case AUTO -> ask();
    };
  }

  private boolean ask() {
    long now = steadyMillis();
    if (now >= askAt) {
      boolean before = synced;
      synced = Files.exists(TIMESYNC) || kernelSaysSo();
      askAt = now + (synced ? ASK_AGAIN_WHEN_SYNCED : ASK_AGAIN);
      if (synced != before) {
        LOG.info(
            "The clock of this machine is {}",
            synced ? "synchronised" : "not synchronised any more");
      }
    }
    return synced;
  }

  /** Knows of any time service; absent in containers, which then have to be told. */
  private static boolean kernelSaysSo() {
    try {
      Process process =
          new ProcessBuilder("timedatectl", "show", "-p", "NTPSynchronized", "--value")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return new String(process.getInputStream().readAllBytes()).strip().equals("yes");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String readBoot() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException e) {
      // Without it every start counts as a boot: times are repaired within one start only.
      return UUID.randomUUID().toString();
    }
  }
}
