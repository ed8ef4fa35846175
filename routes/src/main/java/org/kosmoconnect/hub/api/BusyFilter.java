package org.kosmoconnect.hub.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers for a database that does not, where no route asked it: whose session or token is this?
 * Left to the server, the question would be put once more while its error page is made.
 */
final class BusyFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(BusyFilter.class);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException e) {
      if (response.isCommitted() || !isBusy(e)) {
        throw e;
      }
      LOG.warn("A filter is busy: {}", e.getMessage());
      response.resetBuffer();
      Problem.busy().send(response);
    }
  }

  /** As the error policy {@code api} has it. */
  private static boolean isBusy(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof TransientDataAccessException
          || cause instanceof TransactionException) {
        return true;
      }
    }
    return false;
  }
}
