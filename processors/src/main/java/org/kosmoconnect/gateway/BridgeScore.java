package org.kosmoconnect.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which bridge is best for a node: who heard it last, over few hops, loudly, and is not busy. A
 * score is the sum of four parts, each from 0 to 1.
 */
public final class BridgeScore {

  private static final double DAY = 24 * 3600_000.0;

  /** Nodes move and mobile ones go away: an hour costs half of the part. */
  private static final double HALF_LIFE = 3600_000.0;

  private static final double MOST_HOPS = 7;
  private static final double WEAKEST = -20;
  private static final double STRONGEST = 10;

  private BridgeScore() {}

  /** Returns the best of some bridges; of equal ones the one with the lower id. */
  public static Optional<Candidate> best(List<Candidate> candidates) {
    return candidates.stream()
        .min(Comparator.comparingDouble(BridgeScore::cost).thenComparing(Candidate::id));
  }

  private static double cost(Candidate candidate) {
    return -of(candidate);
  }

  /** Returns the score, 0 to 4. What is unknown counts half. */
  public static double of(Candidate candidate) {
    Long age = candidate.heardMillisAgo();
    double freshness = age == null || age > DAY ? 0 : Math.pow(0.5, Math.max(0, age) / HALF_LIFE);
    Integer hops = candidate.hopsAway();
    double nearness = hops == null ? 0.5 : 1 - Math.min(Math.max(hops, 0), MOST_HOPS) / MOST_HOPS;
    Double snr = candidate.snr();
    double loudness =
        snr == null || snr.isNaN()
            ? 0.5
            : (Math.min(Math.max(snr, WEAKEST), STRONGEST) - WEAKEST) / (STRONGEST - WEAKEST);
    double calm = 1 - Math.min(Math.max(candidate.load(), 0), 1);
    return freshness + nearness + loudness + calm;
  }
}
