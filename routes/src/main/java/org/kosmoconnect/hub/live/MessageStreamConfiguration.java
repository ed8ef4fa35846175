package org.kosmoconnect.hub.live;

import java.util.Map;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.hub.security.CurrentAccount;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** The feed of one's own messages and its one address. */
@ConditionalOnRole(Role.GATEWAY)
@Configuration(proxyBeanMethods = false)
class MessageStreamConfiguration {

  /** Camel maps every operation of the contract with order -1. */
  private static final int BEFORE_ROUTES = -2;

  @Bean
  MessageFeed messageFeed() {
    return new MessageFeed();
  }

  @Bean
  StreamsEnd messageStreamsEnd(MessageFeed messageFeed) {
    return new StreamsEnd(messageFeed::close);
  }

  @Bean
  HandlerMapping messageStreamMapping(MessageFeed messageFeed, CurrentAccount currentAccount) {
    return new SimpleUrlHandlerMapping(
        Map.of("/api/v1/messages/stream", new MessageController(messageFeed, currentAccount)),
        BEFORE_ROUTES);
  }
}
