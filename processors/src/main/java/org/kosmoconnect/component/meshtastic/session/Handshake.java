package org.kosmoconnect.component.meshtastic.session;

import java.util.List;
import java.util.function.IntSupplier;

/**
 * The requests for the radio's configuration: one after the other, each repeated until answered.
 */
final class Handshake {

  private final List<Integer> steps;
  private final long timeout;
  private final IntSupplier random;
  private int step;
  private int nonce;
  private long askedAt;
  private int repeats;

  Handshake(List<Integer> steps, long timeout, IntSupplier random) {
    this.steps = steps;
    this.timeout = timeout;
    this.random = random;
    this.step = steps.size();
  }

  /** Starts over and returns the nonce to ask with. */
  int begin(long now) {
    step = 0;
    repeats = 0;
    return ask(now);
  }

  /** Returns the nonce to ask the current step with once more. */
  int again(long now) {
    repeats++;
    return ask(now);
  }

  /** Takes a config_complete_id and tells whether the current step ends with it. */
  boolean completes(int id) {
    return isOpen() && id == nonce;
  }

  /**
   * Goes to the next step; {@link #isOpen()} tells whether there is one, which is then to be asked.
   */
  void advance() {
    step++;
    repeats = 0;
  }

  int ask(long now) {
    int wanted = steps.get(step);
    nonce = wanted == SessionSettings.RANDOM ? fresh() : wanted;
    askedAt = now;
    return nonce;
  }

  boolean isOpen() {
    return step < steps.size();
  }

  boolean isOverdue(long now) {
    return isOpen() && now - askedAt >= timeout;
  }

  /** Returns how often the current step was asked again. */
  int repeats() {
    return repeats;
  }

  /** Returns whether the current step brings all nodes that the radio knows. */
  boolean bringsNodes() {
    return isOpen() && steps.get(step) != SessionSettings.CONFIG_ONLY;
  }

  private int fresh() {
    int candidate = random.getAsInt();
    while (candidate == 0
        || candidate == SessionSettings.CONFIG_ONLY
        || candidate == SessionSettings.NODES_ONLY) {
      candidate = random.getAsInt();
    }
    return candidate;
  }
}
