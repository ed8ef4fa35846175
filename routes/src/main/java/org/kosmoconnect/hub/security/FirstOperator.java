package org.kosmoconnect.hub.security;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first operator while there is none: from KOSMO_ADMIN_EMAIL and KOSMO_ADMIN_PASSWORD, or
 * by a link that is printed once. There is no default password.
 */
@Component
@ConditionalOnRole(Role.BILLING)
final class FirstOperator implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);
  private static final int TOKEN_BYTES = 32;

  private final JdbcClient jdbc;
  private final PasswordEncoder encoder;
  private final HubProperties properties;
  private final Environment environment;
  private final TransactionTemplate transaction;

  FirstOperator(
      JdbcClient jdbc,
      PasswordEncoder encoder,
      HubProperties properties,
      Environment environment,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.properties = properties;
    this.environment = environment;
    this.transaction = transaction;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    transaction.executeWithoutResult(status -> create());
  }

  private void create() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('kosmo-first-operator'))").query().listOfRows();
    boolean exists =
        jdbc.sql("select exists (select from account where operator and password_hash is not null)")
            .query(Boolean.class)
            .single();
    if (exists) {
      return;
    }
    String email = properties.admin().email();
    String password = properties.admin().password();
    if (!password.isEmpty() && !email.isEmpty()) {
      account(email, encoder.encode(password));
      LOG.info("The first operator is {}", email);
    } else {
      link(account(email.isEmpty() ? null : email, null));
    }
  }

  /** Returns the id of the first operator's account, which may have been begun before. */
  private String account(@Nullable String email, @Nullable String hash) {
    Optional<String> begun =
        jdbc.sql(
                """
                update account
                set email = coalesce(:email, email), email_verified_at = now(), password_hash = :hash
                where operator and password_hash is null and erased_at is null
                returning id
                """)
            .param("email", email)
            .param("hash", hash)
            .query(String.class)
            .optional();
    return begun.orElseGet(
        () ->
            jdbc.sql(
                    """
                    insert into account (email, email_verified_at, password_hash, operator)
                    values (:email, now(), :hash, true)
                    on conflict (lower(email)) where issuer is null do update set operator = true
                    returning id
                    """)
                .param("email", email)
                .param("hash", hash)
                .query(String.class)
                .single());
  }

  private void link(String account) {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    int kept =
        jdbc.sql(
                """
                insert into account_token (hash, account, purpose, expires_at)
                select sha256(convert_to(:token, 'UTF8')), cast(:account as uuid), 'set-up', now() + interval '24 hours'
                where not exists (
                  select from account_token
                  where account = cast(:account as uuid) and purpose = 'set-up' and expires_at > now())
                """)
            .param("token", token)
            .param("account", account)
            .update();
    if (kept == 1) {
      LOG.warn(
          "There is no operator yet. Within 24 hours, open {}/set-up#{} to become the first. This link is shown once.",
          address(),
          token);
    }
  }

  private String address() {
    return properties.publicUrl() == null
        ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
        : properties.publicUrl().toString().replaceFirst("/$", "");
  }
}
