package org.kosmoconnect.hub.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.hub.api.Problem;
import org.kosmoconnect.hub.api.ProblemException;
import org.kosmoconnect.hub.security.CurrentAccount;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Registers programs of others; their secret is shown once. */
@Component("oauthClients")
@ConditionalOnRole(Role.BILLING)
public final class OauthClients {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECRET_BYTES = 32;

  /** How long a code, and with it a refresh token, is good. */
  private static final TokenSettings TOKENS =
      TokenSettings.builder()
          .authorizationCodeTimeToLive(Duration.ofMinutes(1))
          .accessTokenTimeToLive(Duration.ofMinutes(10))
          .refreshTokenTimeToLive(Duration.ofDays(14))
          .reuseRefreshTokens(false)
          .deviceCodeTimeToLive(Duration.ofMinutes(10))
          .build();

  private final ObjectProvider<RegisteredClientRepository> repository;
  private final PasswordEncoder encoder;
  private final JdbcClient jdbc;
  private final CurrentAccount current;
  private final SecureRandom random = new SecureRandom();

  OauthClients(
      ObjectProvider<RegisteredClientRepository> repository,
      PasswordEncoder encoder,
      JdbcClient jdbc,
      CurrentAccount current) {
    this.repository = repository;
    this.encoder = encoder;
    this.jdbc = jdbc;
    this.current = current;
  }

  /**
   * Registers a client.
   *
   * @param body {@code {name, scopes, grants, redirectUris}} as the contract has it
   * @return {@code {clientId, clientSecret, …}}
   */
  public String register(String body) {
    RegisteredClientRepository clients = repository.getIfAvailable();
    if (clients == null) {
      throw new ProblemException(
          Problem.of(404, "outside-issuer", "Clients are registered at the outside issuer"));
    }
    JsonNode asked = read(body);
    if (texts(asked.path("grants")).contains("authorization_code")
        && asked.path("redirectUris").isEmpty()) {
      throw new ProblemException(
          Problem.of(400, "invalid-body", "redirectUris: authorization_code needs one"));
    }
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String clientId = UUID.randomUUID().toString();
    Set<String> grants = texts(asked.path("grants"));
    RegisteredClient.Builder client =
        RegisteredClient.withId(UUID.randomUUID().toString())
            .clientId(clientId)
            .clientSecret(encoder.encode(secret))
            .clientName(asked.path("name").asText())
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            .scopes(scopes -> scopes.addAll(texts(asked.path("scopes"))))
            .redirectUris(uris -> uris.addAll(texts(asked.path("redirectUris"))))
            .authorizationGrantTypes(
                types -> grants.stream().map(AuthorizationGrantType::new).forEach(types::add))
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(true)
                    .build())
            .tokenSettings(TOKENS);
    if (!grants.equals(Set.of(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue()))) {
      client.scope("openid").authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
    }
    clients.save(client.build());
    jdbc.sql("insert into oauth2_client_owner (client_id, account) values (?, cast(? as uuid))")
        .params(clientId, current.id())
        .update();
    ObjectNode answer = JSON.createObjectNode();
    answer.put("clientId", clientId).put("clientSecret", secret);
    answer.set("name", asked.path("name"));
    answer.set("scopes", asked.path("scopes"));
    answer.set("grants", asked.path("grants"));
    if (asked.has("redirectUris")) {
      answer.set("redirectUris", asked.path("redirectUris"));
    }
    return answer.toString();
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the contract filter lets only objects through", e);
    }
  }
}
