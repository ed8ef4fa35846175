package org.kosmoconnect.component.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sources that wait for one writer. Firm sources are never dropped; discardable ones are
 * bounded. Both take turns, so that neither starves the other.
 */
final class Lane {

  /** Of the longest wait, what a lane waits whose last batch was small. */
  private static final double SHORTEST_WAIT = 0.05;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Source> firm = new ArrayDeque<>();
  private final ArrayDeque<Source> loose = new ArrayDeque<>();
  private final BatchStatistics statistics;
  private final int looseCapacity;
  // Of the writing thread only.
  private int lastTaken;

  Lane(BatchStatistics statistics, int looseCapacity) {
    this.statistics = statistics;
    this.looseCapacity = looseCapacity;
  }

  void add(Source source) {
    Source dropped = null;
    lock.lock();
    try {
      (source.discardable() ? loose : firm).add(source);
      statistics.waiting.incrementAndGet();
      if (loose.size() > looseCapacity) {
        dropped = loose.poll();
        statistics.waiting.decrementAndGet();
        statistics.discards.increment();
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (dropped != null) {
      dropped.complete();
    }
  }

  /**
   * Waits for a first source, then for more: after a full batch up to {@code interval} from the
   * arrival of the first, else a share of it as large as the last batch was. Under load full
   * batches spare who processes them, and a quiet lane has nothing to collect.
   *
   * @return 1 to {@code size} sources, or none when nothing came within half a second
   */
  List<Source> take(int size, long intervalMillis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (count() == 0 && !changed.await(500, TimeUnit.MILLISECONDS) && count() == 0) {
        return List.of();
      }
      long deadline = oldestNanos() + waitNanos(size, intervalMillis);
      long left = deadline - System.nanoTime();
      while (count() < size && left > 0) {
        changed.awaitNanos(left);
        left = deadline - System.nanoTime();
      }
      List<Source> taken = new ArrayList<>(Math.min(size, count()));
      while (taken.size() < size && count() > 0) {
        addNext(taken, firm);
        if (taken.size() < size) {
          addNext(taken, loose);
        }
      }
      statistics.waiting.addAndGet(-taken.size());
      lastTaken = taken.size();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  List<Source> drain() {
    lock.lock();
    try {
      List<Source> all = new ArrayList<>(firm);
      all.addAll(loose);
      firm.clear();
      loose.clear();
      statistics.waiting.addAndGet(-all.size());
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** Puts sources back to the front, in their order. */
  void putBack(List<Source> sources) {
    lock.lock();
    try {
      for (int i = sources.size() - 1; i >= 0; i--) {
        Source source = sources.get(i);
        (source.discardable() ? loose : firm).addFirst(source);
      }
      statistics.waiting.addAndGet(sources.size());
    } finally {
      lock.unlock();
    }
  }

  /** Returns how long the first source of the next batch waits for others. */
  long waitNanos(int size, long intervalMillis) {
    double share = Math.max(SHORTEST_WAIT, Math.min(1, lastTaken / (double) size));
    return (long) (share * TimeUnit.MILLISECONDS.toNanos(intervalMillis));
  }

  private int count() {
    return firm.size() + loose.size();
  }

  private long oldestNanos() {
    Source first = firm.peek();
    Source second = loose.peek();
    if (first == null || second == null) {
      return arrival(first == null ? second : first);
    }
    return Math.min(first.arrivedNanos(), second.arrivedNanos());
  }

  private static long arrival(@Nullable Source source) {
    return source == null ? System.nanoTime() : source.arrivedNanos();
  }

  private static void addNext(List<Source> taken, ArrayDeque<Source> from) {
    Source next = from.poll();
    if (next != null) {
      taken.add(next);
    }
  }
}
