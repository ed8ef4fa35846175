package org.kosmoconnect.hub.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends whoever has not signed in to the login page of the app, which knows the way back. */
final class LoginPage implements AuthenticationEntryPoint {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    String query = request.getQueryString();
    String back = request.getRequestURI() + (query == null ? "" : "?" + query);
    response.setHeader(
        "Location", "/login?continue=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    response.setStatus(HttpServletResponse.SC_FOUND);
  }
}
