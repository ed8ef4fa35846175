package org.kosmoconnect.testbed.mesh;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.BiFunction;

/** Makes ten minutes at a time and holds back what leaves later than the next ten minutes begin. */
final class Stretch implements Iterator<Transmission> {

  private static final Duration STEP = Duration.ofMinutes(10);

  private final Instant to;
  private final BiFunction<Instant, Instant, List<Transmission>> said;
  private Instant made;
  private final PriorityQueue<Transmission> waiting =
      new PriorityQueue<>(
          Comparator.comparing(Transmission::at).thenComparing(Transmission::topic));

  /**
   * @param said what leaves gateways of all that is said within two times
   */
  Stretch(Instant from, Instant to, BiFunction<Instant, Instant, List<Transmission>> said) {
    this.said = said;
    this.made = from;
    this.to = to;
  }

  @Override
  public boolean hasNext() {
    while (made.isBefore(to) && (waiting.isEmpty() || !waiting.peek().at().isBefore(made))) {
      Instant next = made.plus(STEP).isBefore(to) ? made.plus(STEP) : to;
      waiting.addAll(said.apply(made, next));
      made = next;
    }
    return !waiting.isEmpty();
  }

  @Override
  public Transmission next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return waiting.remove();
  }
}
