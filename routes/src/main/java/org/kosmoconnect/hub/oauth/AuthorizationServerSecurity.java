package org.kosmoconnect.hub.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * The authorization server, at the usual well-known paths: code with PKCE, rotating refresh tokens,
 * client credentials and device code.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.BILLING)
@ConditionalOnOwnIssuer
class AuthorizationServerSecurity {

  static final String CONSENT_PAGE = "/oauth2/consent";
  static final String DEVICE_PAGE = "/activate";

  @Bean
  @Order(2)
  SecurityFilterChain authorizationServerChain(
      HttpSecurity http, SecurityContextRepository sessionAccountRepository) throws Exception {
    OAuth2AuthorizationServerConfigurer server =
        OAuth2AuthorizationServerConfigurer.authorizationServer();
    MediaTypeRequestMatcher page = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    page.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return http.securityMatcher(server.getEndpointsMatcher())
        .with(
            server,
            endpoints ->
                endpoints
                    .oidc(Customizer.withDefaults())
                    .authorizationEndpoint(endpoint -> endpoint.consentPage(CONSENT_PAGE))
                    .deviceAuthorizationEndpoint(endpoint -> endpoint.verificationUri(DEVICE_PAGE))
                    .deviceVerificationEndpoint(endpoint -> endpoint.consentPage(CONSENT_PAGE)))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .securityContext(
            context -> context.securityContextRepository(new PlainLogins(sessionAccountRepository)))
        .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults()))
        .exceptionHandling(
            failure -> failure.defaultAuthenticationEntryPointFor(new LoginPage(), page))
        .requestCache(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings(
      HubProperties properties, Environment environment) {
    return AuthorizationServerSettings.builder()
        .issuer(TokenConfiguration.issuer(properties, environment))
        .build();
  }

  @Bean
  RegisteredClientRepository registeredClientRepository(JdbcOperations jdbc) {
    return new JdbcRegisteredClientRepository(jdbc);
  }

  @Bean
  OAuth2AuthorizationService authorizationService(
      JdbcOperations operations, JdbcClient jdbc, RegisteredClientRepository clients) {
    return new HashedAuthorizations(new JdbcOAuth2AuthorizationService(operations, clients), jdbc);
  }

  @Bean
  OAuth2AuthorizationConsentService authorizationConsentService(
      JdbcOperations jdbc, RegisteredClientRepository clients) {
    return new JdbcOAuth2AuthorizationConsentService(jdbc, clients);
  }

  @Bean
  JwtEncoder jwtEncoder(SigningKeys keys) {
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    // Two keys fit; the newest comes first.
    encoder.setJwkSelector(fitting -> fitting.get(0));
    return encoder;
  }

  /** Makes access tokens as RFC 9068 wants them. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> accessTokens(
      JdbcClient jdbc, HubProperties properties) {
    return context -> {
      if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
        return;
      }
      String client = context.getRegisteredClient().getClientId();
      context.getJwsHeader().type(TokenConfiguration.ACCESS_TOKEN_TYPE);
      context
          .getClaims()
          // Of lists, those of List.of could not be read back from the database.
          .audience(new ArrayList<>(List.of(properties.auth().audience())))
          .claim("client_id", client)
          .claim("scope", String.join(" ", context.getAuthorizedScopes()));
      if (context.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
        context.getClaims().subject(owner(jdbc, client));
      }
    };
  }

  /** A client that acts for nobody else acts for the account that registered it. */
  private static String owner(JdbcClient jdbc, String client) {
    return jdbc.sql("select account::text from oauth2_client_owner where client_id = ?")
        .param(client)
        .query(String.class)
        .single();
  }
}
