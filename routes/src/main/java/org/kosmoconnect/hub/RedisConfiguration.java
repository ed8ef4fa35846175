package org.kosmoconnect.hub;

import io.lettuce.core.ClientOptions;
import org.springframework.boot.autoconfigure.data.redis.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the hub bears that Redis is away. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

  /**
   * Commands fail at once while there is no connection. By default they wait for one, and everybody
   * who asks Redis first and the database then would wait with them.
   */
  @Bean
  LettuceClientOptionsBuilderCustomizer failWhileDisconnected() {
    return options ->
        options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
  }
}
