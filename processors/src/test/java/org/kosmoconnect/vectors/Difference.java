package org.kosmoconnect.vectors;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a case expects is not what we do. */
public final class Difference extends AssertionError {

  private static final long serialVersionUID = 1L;

  public Difference(String message) {
    super(message);
  }

  /** Compares two values. */
  public static void check(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new Difference(what + ": expected " + expected + " but got " + actual);
    }
  }

  /** Demands that something holds. */
  public static void check(String what, boolean holds) {
    if (!holds) {
      throw new Difference(what);
    }
  }
}
