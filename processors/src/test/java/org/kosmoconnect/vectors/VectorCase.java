package org.kosmoconnect.vectors;

/**
 * One case of a set.
 *
 * @param name id and title
 * @param check throws when there is a difference
 */
public record VectorCase(String name, Check check) {

  /** Compares what the case expects with what we do. */
  @FunctionalInterface
  public interface Check {
    void run() throws Exception;
  }
}
