package org.kosmoconnect.ingest;

import java.util.Arrays;

/**
 * What one node may still send: a token bucket that fills by the packets' own times.
 *
 * <p>Live packets come nearly in order, so the bucket follows the newest time. A backlog may come
 * in any order, so there each minute of the packets' times has an allowance of its own.
 */
final class Allowance {

  private static final int FIRST_IDS = 4;
  private static final int REMEMBERED_IDS = 64;
  private static final double MILLIS_PER_MINUTE = 60_000;

  /** Begins small and grows: of a hundred thousand nodes most are heard now and then. */
  private long[] ids = new long[FIRST_IDS];

  private int nextId;
  private double tokens;
  private long time;

  Allowance(int burst) {
    this.tokens = burst;
  }

  /** Takes a token for the packet unless it is a copy of a recent one; false when none is left. */
  boolean admit(long packetId, long heardAt, boolean late, int perMinute, int burst) {
    if (packetId != 0 && remembers(packetId)) {
      return true;
    }
    if (late) {
      long minute = heardAt - Math.floorMod(heardAt, (long) MILLIS_PER_MINUTE);
      tokens = minute == time ? tokens : burst;
      time = minute;
    } else if (heardAt > time) {
      tokens =
          time == 0
              ? burst
              : Math.min(burst, tokens + (heardAt - time) / MILLIS_PER_MINUTE * perMinute);
      time = heardAt;
    }
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    remember(packetId);
    return true;
  }

  private void remember(long packetId) {
    if (nextId == ids.length && ids.length < REMEMBERED_IDS) {
      ids = Arrays.copyOf(ids, 2 * ids.length);
    }
    ids[nextId++ % ids.length] = packetId;
  }

  private boolean remembers(long packetId) {
    for (long id : ids) {
      if (id == packetId) {
        return true;
      }
    }
    return false;
  }
}
