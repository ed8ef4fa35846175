package org.kosmoconnect.model;

/**
 * Numbers that a spool gave to packets, both ends included.
 *
 * @param first from 1
 * @param last not below {@code first}, at most {@link #LARGEST}
 */
public record SequenceRange(long first, long last) {

  /** More than any spool gives; every JSON reader can hold it. */
  public static final long LARGEST = (1L << 53) - 1;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when they are none
   */
  public SequenceRange {
    if (first < 1 || last < first || last > LARGEST) {
      throw new IllegalArgumentException("no range of sequence numbers: " + first + " to " + last);
    }
  }
}
