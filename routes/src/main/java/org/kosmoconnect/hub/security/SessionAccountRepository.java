package org.kosmoconnect.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.kosmoconnect.hub.security.SignedIn.Means;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * Keeps in a session no more than the id of an account. What the account may do is looked up with
 * each request, so that a change takes effect at once.
 */
final class SessionAccountRepository implements SecurityContextRepository {

  private static final String ACCOUNT = "kosmo.account";

  private static final String NAME = "kosmo.name";

  private final AccountLookup accounts;

  SessionAccountRepository(AccountLookup accounts) {
    this.accounts = accounts;
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    HttpServletRequest request = holder.getRequest();
    return account(request)
        .flatMap(id -> accounts.byId(id, Means.SESSION))
        .map(
            who ->
                (SecurityContext)
                    new SecurityContextImpl(
                        new AccountAuthentication(
                            who,
                            new WebAuthenticationDetailsSource().buildDetails(request),
                            (String) request.getSession().getAttribute(NAME))))
        .orElseGet(SecurityContextHolder::createEmptyContext);
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    if (context.getAuthentication() instanceof AccountAuthentication login) {
      HttpSession session = request.getSession();
      session.setAttribute(ACCOUNT, login.getPrincipal().account());
      session.setAttribute(NAME, login.getName());
      // Under this name a session is found again, to end those of an account.
      session.setAttribute(
          FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
          login.getPrincipal().account());
    }
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return account(request).isPresent();
  }

  private static Optional<String> account(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(session -> (String) session.getAttribute(ACCOUNT));
  }
}
