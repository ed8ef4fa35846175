package org.kosmoconnect.hub.security;

import java.security.SecureRandom;
import java.util.Base64;
import org.kosmoconnect.hub.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * The first operator, from KOSMO_ADMIN_EMAIL and KOSMO_ADMIN_PASSWORD. There is no default
 * password.
 */
@Configuration(proxyBeanMethods = false)
class OperatorConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(OperatorConfiguration.class);

  /** Bytes of a password that nobody chose: 144 bits. */
  private static final int RANDOM_BYTES = 18;

  /** Argon2id with 19 MiB, 2 passes, 1 lane (spec 6). */
  @Bean
  PasswordEncoder passwordEncoder() {
    return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  }

  @Bean
  UserDetailsService operators(HubProperties properties, PasswordEncoder encoder) {
    HubProperties.Admin admin = properties.admin();
    String password = admin.password();
    if (password.isEmpty()) {
      byte[] random = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(random);
      password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      LOG.warn(
          "KOSMO_ADMIN_PASSWORD is not set. Until the next start the operator {} has the password {}",
          admin.email(),
          password);
    }
    return new InMemoryUserDetailsManager(
        User.withUsername(admin.email())
            .password(encoder.encode(password))
            .roles("operator")
            .build());
  }
}
