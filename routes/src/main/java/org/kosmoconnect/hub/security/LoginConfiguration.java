package org.kosmoconnect.hub.security;

import java.util.List;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.throttle.Throttle;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.task.DelegatingSecurityContextAsyncTaskExecutor;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Who signs in how; which of it opens what stands in the filter chains. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BoundedPasswordEncoder(Runtime.getRuntime().availableProcessors());
  }

  @Bean
  AccountLookup accountLookup(JdbcClient jdbc, HubProperties properties) {
    return new AccountLookup(jdbc, properties.sendsMail());
  }

  @Bean
  AccountLogin accountLogin(AccountLookup accounts, PasswordEncoder encoder, Throttle throttle) {
    return new AccountLogin(accounts, encoder, throttle);
  }

  @Bean
  SessionAccountRepository sessionAccountRepository(AccountLookup accounts) {
    return new SessionAccountRepository(accounts);
  }

  @Bean
  CurrentAccount currentAccount() {
    return new CurrentAccount();
  }

  @Bean
  Tries tries(Throttle throttle, CurrentAccount current) {
    return new Tries(throttle, current);
  }

  @Bean
  Passwords passwords(
      PasswordEncoder encoder, AccountLookup accounts, CurrentAccount current, Throttle throttle) {
    return new Passwords(encoder, accounts, current, throttle);
  }

  @Bean
  Mailbox mailbox(HubProperties properties) {
    return new Mailbox(properties);
  }

  @Bean
  Letters letters(Mailbox mailbox) {
    return new Letters(mailbox);
  }

  /** Hands the login on to the thread of a route. */
  @Bean
  DelegatingSecurityContextAsyncTaskExecutor applicationTaskExecutor(
      ThreadPoolTaskExecutorBuilder builder) {
    ThreadPoolTaskExecutor threads = builder.build();
    threads.initialize();
    return new DelegatingSecurityContextAsyncTaskExecutor(threads);
  }

  /** The prefix makes browsers insist on TLS, on this very host and on the root path. */
  @Bean
  CookieSerializer cookieSerializer(HubProperties properties) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(properties.servedByTls() ? "__Host-kosmo" : "kosmo");
    cookie.setUseSecureCookie(properties.servedByTls());
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    cookie.setCookiePath("/");
    return cookie;
  }

  /** The app learns the token from an answer, so that no script reads a cookie. */
  @Bean
  CsrfTokenRepository csrfTokenRepository(HubProperties properties) {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(properties.servedByTls() ? "__Host-kosmo-csrf" : "kosmo-csrf");
    tokens.setHeaderName("X-CSRF-Token");
    tokens.setCookieCustomizer(
        cookie ->
            cookie.httpOnly(true).secure(properties.servedByTls()).sameSite("Strict").path("/"));
    return tokens;
  }

  /** What happens when a session begins: nothing known before may be known after. */
  @Bean
  SessionAuthenticationStrategy sessionBeginning(CsrfTokenRepository csrfTokenRepository) {
    return new CompositeSessionAuthenticationStrategy(
        List.of(
            new ChangeSessionIdAuthenticationStrategy(),
            new CsrfAuthenticationStrategy(csrfTokenRepository)));
  }
}
