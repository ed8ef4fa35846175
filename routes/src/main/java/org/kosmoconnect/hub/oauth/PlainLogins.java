package org.kosmoconnect.hub.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * The login of a session as the authorization server can keep it with a grant: the account's id and
 * nothing else.
 */
final class PlainLogins implements SecurityContextRepository {

  private final SecurityContextRepository sessions;

  PlainLogins(SecurityContextRepository sessions) {
    this.sessions = sessions;
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    Authentication login = sessions.loadContext(holder).getAuthentication();
    return login == null
        ? SecurityContextHolder.createEmptyContext()
        : new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(account(login), null, List.of()));
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // Nobody signs in at the authorization server itself.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return sessions.containsContext(request);
  }

  private static String account(Authentication login) {
    return ((org.springframework.security.core.AuthenticatedPrincipal) login.getPrincipal())
        .getName();
  }
}
