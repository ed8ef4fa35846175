package org.kosmoconnect.component.meshtastic.session;

import java.util.function.IntSupplier;

/**
 * Ids for packets, made as radios make theirs: ten bits of a counter below random ones, so that
 * neither a restart nor a burst repeats one.
 */
final class PacketIds {

  private static final int COUNTER = 0x3FF;

  private final IntSupplier random;
  private int counter;

  PacketIds(IntSupplier random) {
    this.random = random;
    this.counter = random.getAsInt();
  }

  /** Returns a new id, never 0. */
  int next() {
    int id = 0;
    while (id == 0) {
      counter++;
      id = (random.getAsInt() & ~COUNTER) | (counter & COUNTER);
    }
    return id;
  }
}
