package org.kosmoconnect.model;

import java.util.List;

/**
 * What of a spool is safe at the hub: numbers up to {@code upTo} that are not missing.
 *
 * @param bridge enrolment id
 * @param spool names the life of the spool file
 * @param upTo 0 when nothing is
 * @param missing ascending, all below {@code upTo}
 */
public record CommitMark(String bridge, String spool, long upTo, List<SequenceRange> missing) {

  public CommitMark {
    missing = List.copyOf(missing);
  }
}
