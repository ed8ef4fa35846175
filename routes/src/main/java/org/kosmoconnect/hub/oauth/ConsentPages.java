package org.kosmoconnect.hub.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.hub.api.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.util.HtmlUtils;

/**
 * The two pages of the authorization server: may this program do that, and which code does your
 * device show. Plain forms, for they work before any script has loaded.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.BILLING)
@ConditionalOnOwnIssuer
class ConsentPages {

  private static final int BEFORE_ROUTES = -2;
  private static final Map<String, String> MEANINGS =
      Map.of(
          "openid", "Know which account you are",
          "weather:read", "Read weather, nodes and the network",
          "messages:read", "Read your messages",
          "messages:send", "Send messages for you",
          "nodes:manage", "Claim nodes and change yours",
          "billing:read", "See your subscription and orders",
          "admin", "Do what operators do");

  @Bean
  HandlerMapping consentMapping(RegisteredClientRepository clients) {
    HttpRequestHandler consent = (request, response) -> consent(clients, request, response);
    return new SimpleUrlHandlerMapping(
        Map.of(
            AuthorizationServerSecurity.CONSENT_PAGE,
            consent,
            AuthorizationServerSecurity.DEVICE_PAGE,
            (HttpRequestHandler) ConsentPages::device),
        BEFORE_ROUTES);
  }

  private static void consent(
      RegisteredClientRepository clients, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String clientId = parameter(request, "client_id");
    RegisteredClient client = clients.findByClientId(clientId);
    if (client == null) {
      Problem.of(404, "not-found", "There is no such client").send(response);
      return;
    }
    String userCode = request.getParameter("user_code");
    String action = userCode == null ? "/oauth2/authorize" : "/oauth2/device_verification";
    String scopes =
        client.getScopes().stream()
            .filter(scope -> (" " + parameter(request, "scope") + " ").contains(" " + scope + " "))
            .filter(scope -> !scope.equals("openid"))
            .map(ConsentPages::choice)
            .collect(Collectors.joining("\n"));
    String hidden =
        hidden("client_id", clientId)
            + hidden("state", parameter(request, "state"))
            + (userCode == null ? "" : hidden("user_code", userCode));
    send(
        response,
        """
        <h1>%s asks</h1>
        <p>It would like to do this with your account. You can take it back under Account at any time.</p>
        <form method="post" action="%s">
        %s
        %s
        <p><button type="submit">Allow</button> <a href="/">Refuse</a></p>
        </form>
        """
            .formatted(HtmlUtils.htmlEscape(client.getClientName()), action, hidden, scopes),
        client);
  }

  private static void device(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send(
        response,
        """
        <h1>Connect a device</h1>
        <form method="get" action="/oauth2/device_verification">
        <p><label>Code that the device shows
        <input name="user_code" autocomplete="off" autocapitalize="characters" required value="%s"></label></p>
        <p><button type="submit">Go on</button></p>
        </form>
        """
            .formatted(HtmlUtils.htmlEscape(parameter(request, "user_code"))),
        null);
  }

  private static String choice(String scope) {
    return """
        <p><label><input type="checkbox" name="scope" value="%s" checked> %s</label></p>"""
        .formatted(
            HtmlUtils.htmlEscape(scope), HtmlUtils.htmlEscape(MEANINGS.getOrDefault(scope, scope)));
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
        .formatted(name, HtmlUtils.htmlEscape(value));
  }

  private static String parameter(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private static void send(
      HttpServletResponse response, String content, @Nullable RegisteredClient client)
      throws IOException {
    // Browsers hold a form to this policy over its redirect too.
    String targets =
        client == null
            ? ""
            : client.getRedirectUris().stream()
                .map(URI::create)
                .map(uri -> " " + uri.getScheme() + "://" + uri.getAuthority())
                .distinct()
                .collect(Collectors.joining());
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
            + targets);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/html;charset=UTF-8");
    String page =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>KosmoConnect</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main>
        %s</main></body></html>
        """
            .formatted(content);
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }
}
