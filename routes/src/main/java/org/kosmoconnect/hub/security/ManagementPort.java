package org.kosmoconnect.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches what belongs to operators: all of the management port, whatever address it is bound to,
 * and its paths on the other port too, where nothing is served under them.
 */
final class ManagementPort implements RequestMatcher {

  private final Environment environment;

  ManagementPort(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/actuator") || request.getLocalPort() == port();
  }

  /** Known only after the start, when the port was 0. */
  private int port() {
    int web = environment.getProperty("local.server.port", Integer.class, -1);
    int management = environment.getProperty("local.management.port", Integer.class, -1);
    return management == web ? -1 : management;
  }
}
