package org.kosmoconnect.hub.security;

import java.time.Duration;
import java.util.List;
import org.kosmoconnect.hub.api.ApiContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** The API: what the contract leaves open is open, everything else needs a login. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  @Bean
  @Order(2)
  SecurityFilterChain apiChain(HttpSecurity http, ApiContract contract) throws Exception {
    AuthorizationManager<RequestAuthorizationContext> open =
        (login, context) ->
            new AuthorizationDecision(
                contract.isOpen(
                    context.getRequest().getMethod(), context.getRequest().getRequestURI()));
    ProblemEntryPoint refusal = new ProblemEntryPoint();
    return http.securityMatcher("/api/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .anyRequest()
                    .access(
                        AuthorizationManagers.anyOf(
                            open, AuthenticatedAuthorizationManager.authenticated())))
        .exceptionHandling(
            failure -> failure.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .cors(cors -> cors.configurationSource(publicReads()))
        // Each answer says itself how long it keeps.
        .headers(
            headers ->
                headers
                    .cacheControl(cache -> cache.disable())
                    .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")))
        .build();
  }

  /** Any page may read what is public; none may send a login along. */
  private static UrlBasedCorsConfigurationSource publicReads() {
    CorsConfiguration reads = new CorsConfiguration();
    reads.setAllowedOrigins(List.of(CorsConfiguration.ALL));
    reads.setAllowedMethods(List.of("GET", "HEAD", "OPTIONS"));
    reads.setAllowedHeaders(List.of("Accept", "If-None-Match", "Last-Event-ID"));
    reads.setExposedHeaders(List.of("ETag", "Content-Disposition", "Retry-After"));
    reads.setMaxAge(Duration.ofHours(1));
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/api/**", reads);
    return source;
  }
}
