package org.kosmoconnect.hub.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/** The management port: health and metrics for machines, everything else for operators only. */
@Configuration(proxyBeanMethods = false)
class ManagementSecurity {

  @Bean
  @Order(1)
  SecurityFilterChain managementChain(
      HttpSecurity http,
      Environment environment,
      AccountLogin login,
      SessionAccountRepository contexts)
      throws Exception {
    CsrfTokenRequestAttributeHandler eager = new CsrfTokenRequestAttributeHandler();
    // Hawtio reads the token from its cookie, which is only set when the token is not deferred.
    eager.setCsrfRequestAttributeName(null);
    return http.securityMatcher(new ManagementPort(environment))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/actuator/health", "/actuator/health/*", "/actuator/prometheus")
                    .permitAll()
                    .anyRequest()
                    .hasRole("operator"))
        // A session, for the hash of a password is made to be slow and Hawtio asks every second.
        .authenticationProvider(login)
        .securityContext(context -> context.securityContextRepository(contexts))
        .httpBasic(basic -> basic.securityContextRepository(contexts))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                    .csrfTokenRequestHandler(eager))
        .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()))
        .build();
  }
}
