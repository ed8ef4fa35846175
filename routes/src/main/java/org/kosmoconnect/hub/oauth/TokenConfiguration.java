package org.kosmoconnect.hub.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Collection;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Which signed tokens every role of the hub believes. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

  /** Who access tokens are meant for. */
  static final String AUDIENCE = "kosmo";

  /** RFC 9068. Nimbus would take an ID token for an access token otherwise. */
  static final String ACCESS_TOKEN_TYPE = "at+jwt";

  @Bean
  SigningKeys signingKeys(JdbcClient jdbc, TransactionTemplate transaction, Vault vault) {
    return new SigningKeys(jdbc, transaction, vault);
  }

  @Bean
  JwtDecoder jwtDecoder(HubProperties properties, Environment environment, SigningKeys keys) {
    String outside = properties.auth().issuerUri();
    if (!outside.isBlank()) {
      return new SupplierJwtDecoder(
          () ->
              validated(NimbusJwtDecoder.withIssuerLocation(outside).build(), outside, properties));
    }
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(ACCESS_TOKEN_TYPE)));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
    // Spring's validators judge the claims.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    return validated(new NimbusJwtDecoder(processor), issuer(properties, environment), properties);
  }

  /** Under which name the hub issues tokens: from its public address alone. */
  static String issuer(HubProperties properties, Environment environment) {
    return properties.publicUrl() == null
        ? "http://localhost:" + environment.getProperty("server.port", "8080")
        : properties.publicUrl().toString().replaceFirst("/$", "");
  }

  private static NimbusJwtDecoder validated(
      NimbusJwtDecoder decoder, String issuer, HubProperties properties) {
    String audience = properties.auth().audience();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD, aud -> aud != null && aud.contains(audience))));
    return decoder;
  }
}
