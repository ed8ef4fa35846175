package org.kosmoconnect.testbed.radio;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the last packets of clients: one of them again is not sent again. */
final class RecentIds {

  private static final int MOST = 20;

  private final Set<Integer> ids = new LinkedHashSet<>();

  /** Returns whether an id is new, and remembers it. */
  boolean add(int id) {
    boolean fresh = ids.add(id);
    if (ids.size() > MOST) {
      ids.remove(ids.iterator().next());
    }
    return fresh;
  }

  void clear() {
    ids.clear();
  }
}
