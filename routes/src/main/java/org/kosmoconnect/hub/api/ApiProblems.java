package org.kosmoconnect.hub.api;

import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the failures of API routes into problems; which failure is which stands in the error policy
 * {@code api}.
 */
public final class ApiProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  /** A parameter is wrong in view of the others. */
  public void invalid(Exchange exchange) {
    InvalidParameterException cause = cause(exchange, InvalidParameterException.class);
    answer(exchange, cause.problem());
  }

  /** A bean refuses, and says how. */
  public void refuse(Exchange exchange) {
    ProblemException cause = cause(exchange, ProblemException.class);
    answer(exchange, cause.problem());
    if (cause.waitSeconds() > 0) {
      exchange.getMessage().setHeader("Retry-After", Long.toString(cause.waitSeconds()));
    }
  }

  /** A route refuses: {@code answer(${exchange}, 404, 'not-found', 'Nothing is here')}. */
  public void answer(Exchange exchange, int status, String code, String detail) {
    answer(exchange, Problem.of(status, code, detail));
  }

  /** The database cannot read a value: only cursors reach it unread. */
  public void cursor(Exchange exchange) {
    answer(
        exchange,
        Problem.invalid(
            List.of(
                new ParameterError(
                    "query", "cursor", "unknown-value", "is not a cursor of this list"))));
  }

  public void notFound(Exchange exchange) {
    answer(exchange, Problem.of(404, "node-not-found", "No published node has this id"));
  }

  /** The database does not answer in time, or at all. */
  public void busy(Exchange exchange) {
    LOG.warn("{} is busy: {}", route(exchange), cause(exchange, Throwable.class).getMessage());
    answer(exchange, Problem.busy());
  }

  /** Anything else: the answer says nothing but the id under which the log says all. */
  public void internal(Exchange exchange) {
    String instance = "urn:uuid:" + UUID.randomUUID();
    LOG.error("{} in {}", instance, route(exchange), cause(exchange, Throwable.class));
    answer(exchange, new Problem(500, "internal", "A fault of the hub", instance, List.of()));
  }

  private static <T extends Throwable> T cause(Exchange exchange, Class<T> type) {
    return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, type);
  }

  private static String route(Exchange exchange) {
    return exchange.getProperty(Exchange.FAILURE_ROUTE_ID, exchange.getFromRouteId(), String.class);
  }

  private static void answer(Exchange exchange, Problem problem) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
    message.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
    message.setHeader("Cache-Control", "no-store");
    if (problem.passes()) {
      message.setHeader("Retry-After", Problem.RETRY_SECONDS);
    }
    message.setBody(problem.json());
  }
}
