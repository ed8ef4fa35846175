package org.kosmoconnect.hub.live;

import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kosmoconnect.hub.HubProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** The live feed and its one address. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

  private static final int REMEMBERED_EVENTS = 10_000;

  /** Camel maps every operation of the contract with order -1. */
  private static final int BEFORE_ROUTES = -2;

  @Bean
  LiveFeed liveFeed() {
    return new LiveFeed(REMEMBERED_EVENTS);
  }

  /**
   * One thread takes events, for by default each would have its own and they would overtake each
   * other.
   */
  @Bean
  RedisMessageListenerContainer liveChannel(RedisConnectionFactory redis) {
    CustomizableThreadFactory threads = new CustomizableThreadFactory("live-");
    threads.setDaemon(true);
    RedisMessageListenerContainer channel = new RedisMessageListenerContainer();
    channel.setConnectionFactory(redis);
    channel.setTaskExecutor(
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads));
    channel.setSubscriptionExecutor(new SimpleAsyncTaskExecutor("live-subscription-"));
    return channel;
  }

  @Bean
  DatabaseChannel databaseChannel(HubProperties properties) {
    return new DatabaseChannel(properties.db());
  }

  @Bean
  StreamsEnd streamsEnd(LiveFeed liveFeed) {
    return new StreamsEnd(liveFeed::close);
  }

  @Bean
  HandlerMapping liveMapping(LiveFeed liveFeed, HubProperties properties) {
    return new SimpleUrlHandlerMapping(
        Map.of("/api/v1/stream", new LiveController(liveFeed, properties.api().viewers())),
        BEFORE_ROUTES);
  }
}
