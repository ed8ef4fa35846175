package org.kosmoconnect.hub.fault;

/** How long the tests try, chosen by {@code KOSMO_TEST_EFFORT}: ci or full. */
public final class Effort {

  private Effort() {}

  public static int of(int ci, int full) {
    return "full".equals(System.getProperty("kosmo.test.effort")) ? full : ci;
  }
}
