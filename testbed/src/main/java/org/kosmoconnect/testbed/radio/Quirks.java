package org.kosmoconnect.testbed.radio;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The quirks that are on. For any thread. */
public final class Quirks {

  private final Set<Quirk> on =
      Arrays.stream(Quirk.values())
          .filter(Quirk::isUsual)
          .collect(Collectors.toCollection(ConcurrentHashMap::newKeySet));

  public Quirks on(Quirk quirk) {
    on.add(quirk);
    return this;
  }

  public Quirks off(Quirk quirk) {
    on.remove(quirk);
    return this;
  }

  public boolean has(Quirk quirk) {
    return on.contains(quirk);
  }
}
