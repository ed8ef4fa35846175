package org.kosmoconnect.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.kosmoconnect.hub.api.Access;
import org.kosmoconnect.hub.api.ApiContract;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Holds each request to what the contract says about its operation: login, scopes, operators. */
final class ContractRules implements AuthorizationManager<RequestAuthorizationContext> {

  private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);
  private static final AuthorizationDecision DENIED = new AuthorizationDecision(false);
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final ApiContract contract;

  ContractRules(ApiContract contract) {
    this.contract = contract;
  }

  // Spring's manager of managers still asks this one, and not authorize.
  @Override
  @Deprecated
  public AuthorizationDecision check(
      Supplier<Authentication> login, RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    Access access = contract.access(request.getMethod(), request.getRequestURI());
    if (access.open()) {
      return GRANTED;
    }
    return login.get().getPrincipal() instanceof SignedIn who
        ? judge(who, access, request)
        : DENIED;
  }

  private static AuthorizationDecision judge(
      SignedIn who, Access access, HttpServletRequest request) {
    if (who.means() == SignedIn.Means.TOKEN) {
      if (!access.token()) {
        return new Refusal("session-only", "Tokens may not do that; sign in with a browser");
      }
      Set<String> missing = new TreeSet<>(access.scopes());
      missing.removeAll(who.scopes());
      if (!missing.isEmpty()) {
        return new Refusal(
            "insufficient-scope", "The token lacks the scope " + String.join(" ", missing));
      }
    } else if (!access.session()) {
      return new Refusal("token-only", "This is for programs with a token");
    }
    if (access.operator() && !who.actsAsOperator()) {
      return new Refusal("operators-only", "This is for those who run the network");
    }
    if (who.suspended() && !SAFE.contains(request.getMethod()) && !access.whileSuspended()) {
      return new Refusal("account-suspended", "This account is suspended: it may look, not change");
    }
    return GRANTED;
  }
}
