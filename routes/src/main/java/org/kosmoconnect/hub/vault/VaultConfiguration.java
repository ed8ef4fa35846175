package org.kosmoconnect.hub.vault;

import org.kosmoconnect.hub.HubProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One vault for all roles: what one seals another opens. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

  @Bean
  Vault vault(HubProperties properties, JdbcClient jdbc) {
    return new Vault(properties.secretKey(), jdbc);
  }

  @Bean
  ErasedNodes erasedNodes(Vault vault) {
    return new ErasedNodes(vault);
  }
}
