package org.kosmoconnect.hub.api;

/** A request is refused, for a reason that its sender may know; the policy {@code api} answers. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final long waitSeconds;

  public ProblemException(Problem problem) {
    this(problem, 0);
  }

  /**
   * Refuses for a while.
   *
   * @param waitSeconds what {@code Retry-After} says; 0 leaves it out
   */
  public ProblemException(Problem problem, long waitSeconds) {
    super(problem.code());
    this.problem = problem;
    this.waitSeconds = waitSeconds;
  }

  Problem problem() {
    return problem;
  }

  long waitSeconds() {
    return waitSeconds;
  }
}
