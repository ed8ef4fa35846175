package org.kosmoconnect.hub.security;

import jakarta.servlet.DispatcherType;
import org.kosmoconnect.hub.api.ApiContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/** Programs: a request that brings an Authorization header is judged by that and nothing else. */
@Configuration(proxyBeanMethods = false)
class TokenSecurity {

  @Bean
  @Order(3)
  SecurityFilterChain tokenChain(HttpSecurity http, ApiContract contract, TokenLogins tokenLogins)
      throws Exception {
    ProblemEntryPoint refusal = new ProblemEntryPoint();
    return http.securityMatcher(
            new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher("/api/**"),
                new RequestHeaderRequestMatcher("Authorization")))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .anyRequest()
                    .access(new ContractRules(contract)))
        .oauth2ResourceServer(
            tokens ->
                tokens
                    .authenticationManagerResolver(tokenLogins)
                    .authenticationEntryPoint(refusal)
                    .accessDeniedHandler(refusal))
        .exceptionHandling(
            failure -> failure.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .cors(cors -> cors.configurationSource(PublicReads.cors()))
        // Each answer says itself how long it keeps.
        .headers(
            headers ->
                headers
                    .cacheControl(cache -> cache.disable())
                    .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")))
        .build();
  }
}
