package org.kosmoconnect.hub.security;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.hub.security.SignedIn.Means;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the account behind a login, as it is at this moment. */
final class AccountLookup {

  private static final String FACTS =
      "a.id, a.email, a.operator, a.email_verified_at is not null as verified, a.suspended_at is not null as suspended";

  private final JdbcClient jdbc;
  private final boolean addressesAreProven;

  /**
   * Looks into a database.
   *
   * @param addressesAreProven whether the hub sends mail, so that addresses can be proven
   */
  AccountLookup(JdbcClient jdbc, boolean addressesAreProven) {
    this.jdbc = jdbc;
    this.addressesAreProven = addressesAreProven;
  }

  /** An account with what its password is held against. */
  record WithPassword(SignedIn who, @Nullable String hash) {}

  Optional<SignedIn> byId(String id, Means means) {
    return jdbc.sql(
            "select %s from account a where a.id = cast(? as uuid) and a.erased_at is null"
                .formatted(FACTS))
        .param(id)
        .query((row, number) -> signedIn(row, means, Set.of()))
        .optional();
  }

  Optional<WithPassword> byEmail(String email) {
    return jdbc.sql(
            ("select %s, a.password_hash from account a"
                    + " where lower(a.email) = lower(?) and a.issuer is null")
                .formatted(FACTS))
        .param(email)
        .query(
            (row, number) ->
                new WithPassword(
                    signedIn(row, Means.PASSWORD, Set.of()), row.getString("password_hash")))
        .optional();
  }

  /** Returns the hash that the password of an account is held against, if it has one. */
  Optional<String> passwordOf(String id) {
    return jdbc.sql(
            "select password_hash from account where id = cast(? as uuid) and password_hash is not null")
        .param(id)
        .query(String.class)
        .optional();
  }

  /** Finds the account of a personal token, and notes that the token was used. */
  Optional<SignedIn> byPersonalToken(String token) {
    return jdbc.sql(
            """
            update personal_token t
            set last_used_at = case when t.last_used_at > now() - interval '1 minute' then t.last_used_at else now() end
            from account a
            where t.hash = sha256(convert_to(?, 'UTF8')) and (t.expires_at is null or t.expires_at > now())
              and a.id = t.account and a.erased_at is null
            returning t.scopes, %s
            """
                .formatted(FACTS))
        .param(token)
        .query((row, number) -> signedIn(row, Means.TOKEN, scopes(row.getArray("scopes"))))
        .optional();
  }

  /**
   * Finds or makes the account of someone whom an outside issuer knows.
   *
   * @param email that the issuer says is proven; null when it says so of none
   */
  SignedIn byIssuer(String issuer, String subject, @Nullable String email, boolean operator) {
    return jdbc.sql(
            """
            insert into account as a (issuer, subject, email, email_verified_at, operator)
            values (:issuer, :subject, :email, case when cast(:email as text) is not null then now() end, :operator)
            on conflict (issuer, subject) where subject is not null do update
              set email = excluded.email, email_verified_at = excluded.email_verified_at, operator = excluded.operator
            returning %s
            """
                .formatted(FACTS))
        .param("issuer", issuer)
        .param("subject", subject)
        .param("email", email)
        .param("operator", operator)
        .query((row, number) -> signedIn(row, Means.SESSION, Set.of()))
        .single();
  }

  private SignedIn signedIn(ResultSet row, Means means, Set<String> scopes) throws SQLException {
    return new SignedIn(
        row.getString("id"),
        row.getString("email"),
        row.getBoolean("operator"),
        row.getBoolean("verified") || !addressesAreProven,
        row.getBoolean("suspended"),
        means,
        scopes);
  }

  private static Set<String> scopes(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }
}
