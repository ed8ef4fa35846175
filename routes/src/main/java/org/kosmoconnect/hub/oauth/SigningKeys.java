package org.kosmoconnect.hub.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.hub.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign tokens, newest first: that one signs, the one before is still believed. They
 * outlive a restart, and all processes of the hub have the same.
 */
public final class SigningKeys implements JWKSource<SecurityContext> {

  private static final int BITS = 2048;
  private static final int LIVE = 2;
  private static final long FRESH = Duration.ofMinutes(1).toNanos();
  private static final long FRESH_ENOUGH = Duration.ofSeconds(5).toNanos();

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Vault vault;
  private @Nullable JWKSet known;
  private long readAt;

  SigningKeys(JdbcClient jdbc, TransactionTemplate transaction, Vault vault) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.vault = vault;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    List<JWK> found = selector.select(keys(FRESH));
    // Another process may just have rotated them.
    return found.isEmpty() ? selector.select(keys(FRESH_ENOUGH)) : found;
  }

  /** Signs with a new key from now on, and forgets all but that and the one before. */
  public void rotate() {
    transaction.executeWithoutResult(
        status -> {
          lock();
          add();
          jdbc.sql(
                  "delete from signing_key where id not in"
                      + " (select id from signing_key order by created_at desc, id limit ?)")
              .param(LIVE)
              .update();
        });
    synchronized (this) {
      known = null;
    }
  }

  private synchronized JWKSet keys(long freshness) {
    JWKSet keys = known;
    if (keys == null || System.nanoTime() - readAt > freshness) {
      keys = read();
      if (keys.isEmpty()) {
        transaction.executeWithoutResult(status -> addFirst());
        keys = read();
      }
      known = keys;
      readAt = System.nanoTime();
    }
    return keys;
  }

  private JWKSet read() {
    List<JWK> keys = new ArrayList<>();
    for (String json :
        jdbc.sql("select jwk from signing_key order by created_at desc, id")
            .query(String.class)
            .list()) {
      try {
        keys.add(JWK.parse(vault.open(json)));
      } catch (ParseException e) {
        throw new IllegalStateException("A row of signing_key is no key", e);
      }
    }
    return new JWKSet(keys);
  }

  private void addFirst() {
    lock();
    if (read().isEmpty()) {
      add();
    }
  }

  private void add() {
    try {
      JWK key =
          new RSAKeyGenerator(BITS)
              .keyUse(KeyUse.SIGNATURE)
              .keyID(UUID.randomUUID().toString())
              .generate();
      jdbc.sql("insert into signing_key (id, jwk, created_at) values (?, ?, clock_timestamp())")
          .params(key.getKeyID(), vault.seal(key.toJSONString()))
          .update();
    } catch (JOSEException e) {
      throw new IllegalStateException("RSA is not there", e);
    }
  }

  private void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('kosmo-signing-key'))").query().listOfRows();
  }
}
