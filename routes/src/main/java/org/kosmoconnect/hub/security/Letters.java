package org.kosmoconnect.hub.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Writes the letters about an account, in the language of its owner. */
public final class Letters {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the link of a letter leads; the token stands where servers on the way do not see it. */
  private static final Map<String, String> PAGES =
      Map.of("verify", "/verify#", "reset", "/reset#", "known", "/reset");

  private final Mailbox mailbox;
  private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

  Letters(Mailbox mailbox) {
    this.mailbox = mailbox;
    texts.setBasename("letters");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
  }

  /** Turns {@code {letter, to, locale, token}} into a mail. */
  public void write(Exchange exchange) throws JsonProcessingException {
    JsonNode asked = JSON.readTree(exchange.getMessage().getBody(String.class));
    String letter = asked.path("letter").asText();
    Locale locale = Locale.forLanguageTag(asked.path("locale").asText("en"));
    String link = mailbox.page(PAGES.get(letter) + asked.path("token").asText(""));
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader("To", asked.path("to").asText());
    exchange.getMessage().setHeader("Subject", texts.getMessage(letter + ".subject", null, locale));
    exchange.getMessage().setHeader("Content-Type", "text/plain; charset=UTF-8");
    exchange
        .getMessage()
        .setBody(texts.getMessage(letter + ".text", new Object[] {link}, locale) + "\n");
  }
}
