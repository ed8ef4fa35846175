package org.kosmoconnect.hub.throttle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one bean through which scripts run in Redis. */
@Configuration(proxyBeanMethods = false)
class ThrottleConfiguration {

  @Bean
  Throttle throttle(StringRedisTemplate redis, JdbcClient jdbc) {
    return new Throttle(redis, jdbc);
  }
}
