package org.kosmoconnect.hub.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.hub.api.ApiContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.CompositeLogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfLogoutHandler;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * The web app: its files for everyone, and the API for whoever has signed in, by a cookie and with
 * a token against forged requests. A page runs nothing but the app.
 */
@Configuration(proxyBeanMethods = false)
class SessionSecurity {

  /** Images from data: and blob: are symbols of the map; its worker is a file of our own. */
  private static final String CONTENT_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data: blob:",
          "font-src 'self'",
          "connect-src 'self'",
          "worker-src 'self'",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  /** Called by servers that sign what they send; no operation of the contract. */
  private static final String WEBHOOKS = "/webhooks/**";

  @Bean
  @Order(4)
  SecurityFilterChain sessionChain(
      HttpSecurity http,
      ApiContract contract,
      SessionAccountRepository contexts,
      CsrfTokenRepository csrfTokenRepository)
      throws Exception {
    ProblemEntryPoint refusal = new ProblemEntryPoint();
    return http.securityContext(context -> context.securityContextRepository(contexts))
        .authorizeHttpRequests(
            requests ->
                requests
                    // What was judged is not judged again while its answer is written.
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers("/api/**")
                    .access(new ContractRules(contract))
                    .requestMatchers(HttpMethod.POST, WEBHOOKS)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD, "/**")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            failure -> failure.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(csrfTokenRepository)
                    .requireCsrfProtectionMatcher(forgeable(contract)))
        .logout(AbstractHttpConfigurer::disable)
        .cors(cors -> cors.configurationSource(PublicReads.cors()))
        // Each answer says itself how long it keeps.
        .headers(
            headers ->
                headers
                    .cacheControl(cache -> cache.disable())
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
        .build();
  }

  /** What another site could make a browser send, and would change something. */
  private static RequestMatcher forgeable(ApiContract contract) {
    return request ->
        CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
            && request.getRequestURI().startsWith("/api/")
            && isDescribed(contract, request)
            && !contract.access(request.getMethod(), request.getRequestURI()).machine();
  }

  /** What is not in the contract is refused behind, and says so. */
  private static boolean isDescribed(ApiContract contract, HttpServletRequest request) {
    return contract.describes(request.getMethod(), request.getRequestURI());
  }

  /** Only one service opens sessions; all accept them. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnRole(Role.BILLING)
  static class Door {

    /** Camel maps every operation of the contract with order -1. */
    private static final int BEFORE_ROUTES = -2;

    @Bean
    HandlerMapping sessionMapping(
        AccountLogin login,
        SessionAccountRepository contexts,
        SessionAuthenticationStrategy sessionBeginning,
        CsrfTokenRepository csrfTokenRepository,
        HubProperties properties) {
      SessionController controller =
          new SessionController(
              new ProviderManager(login),
              contexts,
              sessionBeginning,
              new CompositeLogoutHandler(
                  new SecurityContextLogoutHandler(), new CsrfLogoutHandler(csrfTokenRepository)),
              !properties.servedByTls(),
              properties.auth().takesBrowsers());
      return new SimpleUrlHandlerMapping(Map.of("/api/v1/session", controller), BEFORE_ROUTES);
    }
  }
}
