package org.kosmoconnect.hub.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kosmoconnect.hub.api.Problem;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.HttpRequestHandler;

/**
 * Signing in and out of the web app. No route, because session fixation, CSRF and the cookie are
 * matters of the request's own thread.
 */
final class SessionController implements HttpRequestHandler {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AuthenticationManager logins;
  private final SecurityContextRepository contexts;
  private final SessionAuthenticationStrategy beginning;
  private final LogoutHandler ending;
  private final boolean insecure;
  private final boolean outside;

  /**
   * Opens and ends sessions.
   *
   * @param insecure whether the cookie travels without TLS, of which the app warns
   * @param outside whether browsers may sign in at an outside issuer
   */
  SessionController(
      AuthenticationManager logins,
      SecurityContextRepository contexts,
      SessionAuthenticationStrategy beginning,
      LogoutHandler ending,
      boolean insecure,
      boolean outside) {
    this.logins = logins;
    this.contexts = contexts;
    this.beginning = beginning;
    this.ending = ending;
    this.insecure = insecure;
    this.outside = outside;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getMethod()) {
      case "GET" -> describe(request, response);
      case "POST" -> signIn(request, response);
      default -> {
        ending.logout(request, response, SecurityContextHolder.getContext().getAuthentication());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
    }
  }

  private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getHeader("Authorization") != null) {
      new Refusal("session-only", "A request with a token opens no session")
          .problem()
          .send(response);
      return;
    }
    JsonNode body = JSON.readTree(request.getInputStream());
    var asked =
        UsernamePasswordAuthenticationToken.unauthenticated(
            body.path("email").asText(), body.path("password").asText());
    asked.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
    try {
      Authentication login = logins.authenticate(asked);
      beginning.onAuthentication(login, request, response);
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(login);
      SecurityContextHolder.setContext(context);
      contexts.saveContext(context, request, response);
      describe(request, response);
    } catch (TooManyTriesException e) {
      response.setHeader("Retry-After", Long.toString(e.waitSeconds()));
      Problem.of(429, "too-many-tries", "Too many tries; wait " + e.waitSeconds() + " s")
          .send(response);
    } catch (AuthenticationServiceException e) {
      Problem.busy().send(response);
    } catch (AuthenticationException e) {
      Problem.of(401, "wrong-credentials", "E-mail or password is wrong").send(response);
    }
  }

  private void describe(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    if (login != null && login.getPrincipal() instanceof SignedIn who) {
      answer.put("account", who.account()).put("verified", who.verified());
      answer.put("suspended", who.suspended());
      who.roles().forEach(answer.putArray("roles")::add);
      if (who.means() == SignedIn.Means.TOKEN) {
        who.scopes().stream().sorted().forEach(answer.putArray("scopes")::add);
      }
    } else {
      answer.putArray("roles");
    }
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      answer.putObject("csrf").put("header", token.getHeaderName()).put("token", token.getToken());
    }
    answer.put("insecure", insecure);
    if (outside) {
      answer.put("outsideLogin", OutsideLogin.START);
    }
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }
}
