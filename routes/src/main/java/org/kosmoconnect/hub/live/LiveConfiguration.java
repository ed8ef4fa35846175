package org.kosmoconnect.hub.live;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

  @Bean
  StreamsEnd streamsEnd(LiveFeed liveFeed) {
    return new StreamsEnd(liveFeed);
  }

  @Bean
  HandlerMapping liveMapping(LiveFeed liveFeed) {
    return new SimpleUrlHandlerMapping(
        Map.of("/api/v1/stream", new LiveController(liveFeed)), BEFORE_ROUTES);
  }
}
