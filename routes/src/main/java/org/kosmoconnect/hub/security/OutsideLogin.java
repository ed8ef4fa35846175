package org.kosmoconnect.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.kosmoconnect.hub.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.util.function.SingletonSupplier;

/**
 * Browsers sign in at the outside issuer: OpenID Connect by code and PKCE. The session that begins
 * is one of the hub's own and keeps nothing of the issuer's tokens.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(
    "!'${kosmo.auth.issuer-uri:}'.isBlank() && !'${kosmo.auth.client-id:}'.isBlank()")
class OutsideLogin {

  private static final Logger LOG = LoggerFactory.getLogger(OutsideLogin.class);

  /** Where the app sends a browser that wants to sign in. */
  static final String START = "/login/outside/start/issuer";

  private static final String BASE = "/login/outside";
  private static final String BACK = BASE + "/back";

  private final HubProperties properties;

  OutsideLogin(HubProperties properties) {
    this.properties = properties;
  }

  @Bean
  @Order(0)
  SecurityFilterChain outsideLoginChain(
      HttpSecurity http,
      Environment environment,
      SignedAccounts accounts,
      SessionAccountRepository contexts)
      throws Exception {
    ClientRegistrationRepository issuer = issuer(environment);
    var requests = new DefaultOAuth2AuthorizationRequestResolver(issuer, BASE + "/start");
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return http.securityMatcher(BASE + "/**")
        .authorizeHttpRequests(all -> all.anyRequest().denyAll())
        .securityContext(context -> context.securityContextRepository(contexts))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(issuer)
                    .authorizedClientRepository(new Forgetful())
                    .authorizationEndpoint(at -> at.authorizationRequestResolver(requests))
                    .redirectionEndpoint(at -> at.baseUri(BACK))
                    .loginPage("/login")
                    .successHandler(
                        (request, response, login1) -> {
                          begin(accounts, contexts, request, response, login1);
                          response.sendRedirect("/account");
                        })
                    .failureHandler(
                        (request, response, failure) -> {
                          LOG.warn("A sign-in at the outside issuer failed: {}", reason(failure));
                          response.sendRedirect("/login?outside=failed");
                        }))
        .build();
  }

  private static String reason(AuthenticationException failure) {
    Throwable cause = failure.getCause();
    return failure.getMessage() + (cause == null ? "" : ", " + cause.getMessage());
  }

  private static void begin(
      SignedAccounts accounts,
      SessionAccountRepository contexts,
      HttpServletRequest request,
      HttpServletResponse response,
      Authentication login) {
    SignedIn who = accounts.outside((OidcUser) login.getPrincipal());
    var context =
        new SecurityContextImpl(
            new AccountAuthentication(
                who, new WebAuthenticationDetailsSource().buildDetails(request)));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  /** The issuer is asked how it works when the first browser comes, for it may start after us. */
  private ClientRegistrationRepository issuer(Environment environment) {
    HubProperties.Auth auth = properties.auth();
    String root =
        properties.publicUrl() == null
            ? "http://localhost:" + environment.getProperty("server.port", "8080")
            : properties.publicUrl().toString().replaceFirst("/$", "");
    Supplier<ClientRegistration> known =
        SingletonSupplier.of(
            () ->
                asking(
                    ClientRegistrations.fromIssuerLocation(auth.issuerUri())
                        .registrationId("issuer")
                        .clientId(auth.clientId())
                        .clientSecret(auth.clientSecret())
                        // Never from the request, whose Host anybody can forge.
                        .redirectUri(root + BACK)
                        .userInfoUri(null)
                        .build()));
    return id -> "issuer".equals(id) ? known.get() : null;
  }

  /**
   * Asks for the address too, unless the issuer says that it has no such scope (OpenID Connect
   * Discovery 1.0 §3, {@code scopes_supported}).
   */
  private static ClientRegistration asking(ClientRegistration issuer) {
    Object supported =
        issuer.getProviderDetails().getConfigurationMetadata().get("scopes_supported");
    boolean tellsAddress = !(supported instanceof Collection<?> all) || all.contains("email");
    return ClientRegistration.withClientRegistration(issuer)
        .scope(tellsAddress ? List.of("openid", "email") : List.of("openid"))
        .build();
  }

  /** The hub asks the issuer for nothing more. */
  private static final class Forgetful implements OAuth2AuthorizedClientRepository {

    @Override
    public <T extends org.springframework.security.oauth2.client.OAuth2AuthorizedClient>
        T loadAuthorizedClient(String id, Authentication who, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        org.springframework.security.oauth2.client.OAuth2AuthorizedClient client,
        Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {
      // Tokens of the issuer are not kept.
    }

    @Override
    public void removeAuthorizedClient(
        String id, Authentication who, HttpServletRequest request, HttpServletResponse response) {
      // None was kept.
    }
  }
}
