package org.kosmoconnect.component.batch;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a queue has counted since the start. Thread-safe. */
public final class BatchStatistics {

  final AtomicLong waiting = new AtomicLong();
  final LongAdder batches = new LongAdder();
  final LongAdder sources = new LongAdder();
  final LongAdder retries = new LongAdder();
  final LongAdder poisons = new LongAdder();
  final LongAdder discards = new LongAdder();
  final LongAdder waitNanos = new LongAdder();

  /** Returns the sources that wait for their batch now. */
  public long depth() {
    return waiting.get();
  }

  /** Returns the batches processed. */
  public long batches() {
    return batches.sum();
  }

  /** Returns the sources completed. */
  public long sources() {
    return sources.sum();
  }

  /** Returns the attempts beyond the first. */
  public long retries() {
    return retries.sum();
  }

  /** Returns the sources that failed alone. */
  public long poisons() {
    return poisons.sum();
  }

  /** Returns the discardable sources that were dropped because too many waited. */
  public long discards() {
    return discards.sum();
  }

  /** Returns the seconds that all completed sources together waited before their batch began. */
  public double waitSeconds() {
    return waitNanos.sum() / 1e9;
  }
}
