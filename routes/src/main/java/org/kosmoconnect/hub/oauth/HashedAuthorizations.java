package org.kosmoconnect.hub.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Keeps tokens and codes as hashes only, and ends a family of refresh tokens when one that was used
 * up comes again: it was stolen, before or after.
 */
final class HashedAuthorizations implements OAuth2AuthorizationService {

  private static final Logger LOG = LoggerFactory.getLogger(HashedAuthorizations.class);
  private static final String MARK = "sha256:";

  private final OAuth2AuthorizationService store;
  private final JdbcClient jdbc;

  HashedAuthorizations(OAuth2AuthorizationService store, JdbcClient jdbc) {
    this.store = store;
    this.jdbc = jdbc;
  }

  @Override
  public void save(OAuth2Authorization authorization) {
    OAuth2Authorization hashed = map(authorization, HashedAuthorizations::hash);
    OAuth2Authorization.Token<OAuth2RefreshToken> refresh = hashed.getRefreshToken();
    if (refresh != null) {
      jdbc.sql(
              """
              insert into oauth2_spent_token (hash, authorization_id)
              select refresh_token_value, id from oauth2_authorization
              where id = ? and refresh_token_value <> ?
              on conflict do nothing
              """)
          .params(hashed.getId(), refresh.getToken().getTokenValue())
          .update();
    }
    store.save(hashed);
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    store.remove(authorization);
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return store.findById(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    // The state of a consent is no secret and kept as it is.
    boolean secret = type == null || !type.getValue().equals("state");
    String hash = hash(token);
    OAuth2Authorization found = store.findByToken(secret ? hash : token, type);
    if (found == null) {
      endFamily(hash);
      return null;
    }
    // The server compares what was brought along with what is kept.
    return map(found, kept -> kept.equals(hash) ? token : kept);
  }

  private void endFamily(String hash) {
    jdbc.sql(
            """
            with gone as (
              delete from oauth2_authorization
              where id in (select authorization_id from oauth2_spent_token where hash = ?)
              returning registered_client_id, principal_name
            )
            insert into audit_event (actor, action, object, rule)
            select 'hub', 'revoke-grant', principal_name, 'refresh token used twice' from gone
            returning object
            """)
        .param(hash)
        .query(String.class)
        .optional()
        .ifPresent(account -> LOG.warn("A refresh token of {} came twice; grant revoked", account));
  }

  private static OAuth2Authorization map(
      OAuth2Authorization authorization, UnaryOperator<String> change) {
    OAuth2Authorization.Builder copy = OAuth2Authorization.from(authorization);
    copyToken(
        copy,
        authorization.getToken(OAuth2AuthorizationCode.class),
        t ->
            new OAuth2AuthorizationCode(
                change.apply(t.getTokenValue()), t.getIssuedAt(), t.getExpiresAt()));
    copyToken(
        copy,
        authorization.getToken(OAuth2AccessToken.class),
        t ->
            new OAuth2AccessToken(
                t.getTokenType(),
                change.apply(t.getTokenValue()),
                t.getIssuedAt(),
                t.getExpiresAt(),
                t.getScopes()));
    copyToken(
        copy,
        authorization.getToken(OAuth2RefreshToken.class),
        t ->
            new OAuth2RefreshToken(
                change.apply(t.getTokenValue()), t.getIssuedAt(), t.getExpiresAt()));
    copyToken(
        copy,
        authorization.getToken(OidcIdToken.class),
        t ->
            new OidcIdToken(
                change.apply(t.getTokenValue()), t.getIssuedAt(), t.getExpiresAt(), t.getClaims()));
    copyToken(
        copy,
        authorization.getToken(OAuth2DeviceCode.class),
        t ->
            new OAuth2DeviceCode(
                change.apply(t.getTokenValue()), t.getIssuedAt(), t.getExpiresAt()));
    copyToken(
        copy,
        authorization.getToken(OAuth2UserCode.class),
        t ->
            new OAuth2UserCode(change.apply(t.getTokenValue()), t.getIssuedAt(), t.getExpiresAt()));
    return copy.build();
  }

  private static <T extends OAuth2Token> void copyToken(
      OAuth2Authorization.Builder copy,
      OAuth2Authorization.@Nullable Token<T> token,
      java.util.function.UnaryOperator<T> change) {
    if (token != null) {
      copy.token(change.apply(token.getToken()), metadata -> metadata.putAll(token.getMetadata()));
    }
  }

  private static String hash(String token) {
    if (token.startsWith(MARK)) {
      return token;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return MARK + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
