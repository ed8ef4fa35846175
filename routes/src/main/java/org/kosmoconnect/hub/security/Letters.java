package org.kosmoconnect.hub.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Writes the letters to an account, in the language of its owner. */
public final class Letters {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the link of a letter leads; the token stands where servers on the way do not see it. */
  private static final Map<String, String> PAGES =
      Map.of("verify", "/verify#", "reset", "/reset#", "known", "/reset");

  /** Where the other letters lead. */
  private static final String ACCOUNT = "/account";

  private final Mailbox mailbox;
  private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

  Letters(Mailbox mailbox) {
    this.mailbox = mailbox;
    texts.setBasename("letters");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
  }

  /**
   * Turns {@code {letter, to, locale, token, values}} into a mail: its text is filled with the link
   * as {0} and the values from {1} on.
   */
  public void write(Exchange exchange) throws JsonProcessingException {
    JsonNode asked = JSON.readTree(exchange.getMessage().getBody(String.class));
    String letter = asked.path("letter").asText();
    Locale locale = Locale.forLanguageTag(asked.path("locale").asText("en"));
    String link =
        mailbox.page(PAGES.getOrDefault(letter, ACCOUNT) + asked.path("token").asText(""));
    List<Object> values = new ArrayList<>(List.of(link));
    asked.path("values").forEach(value -> values.add(value.asText()));
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader("To", asked.path("to").asText());
    exchange.getMessage().setHeader("Subject", texts.getMessage(letter + ".subject", null, locale));
    exchange.getMessage().setHeader("Content-Type", "text/plain; charset=UTF-8");
    exchange
        .getMessage()
        .setBody(texts.getMessage(letter + ".text", values.toArray(), locale) + "\n");
  }
}
