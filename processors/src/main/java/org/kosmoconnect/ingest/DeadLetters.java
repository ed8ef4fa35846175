package org.kosmoconnect.ingest;

import static org.kosmoconnect.ingest.Columns.Type.BYTES;
import static org.kosmoconnect.ingest.Columns.Type.INTEGER;
import static org.kosmoconnect.ingest.Columns.Type.LONG;
import static org.kosmoconnect.ingest.Columns.Type.TEXT;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.codec.Reason;
import org.kosmoconnect.codec.UplinkTopic;

/** Turns failed messages into rows of {@code dead_letter}. */
public final class DeadLetters {

  private static final int LONGEST_DETAIL = 500;

  /** The same bytes with the same fault are one dead letter, counted. */
  private record Content(long digest, String source, String reason) {}

  private final Clock clock;

  public DeadLetters(Clock clock) {
    this.clock = clock;
  }

  /** Replaces the failed message by its description. */
  public void describe(Exchange exchange) {
    Throwable failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    String topic = exchange.getMessage().getHeader("CamelMqttTopic", "", String.class);
    String route = exchange.getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID, "", String.class);
    MqttProperties properties =
        exchange.getMessage().getHeader("CamelPahoMqtt5MsgProperties", MqttProperties.class);
    byte[] raw = exchange.getMessage().getBody(byte[].class);
    exchange
        .getMessage()
        .setBody(
            new DeadLetter(
                clock.millis(),
                route,
                clean(topic),
                reason(failure),
                detail(failure),
                bridge(topic),
                SpoolPosition.of(topic, properties),
                raw));
  }

  /**
   * Arranges the descriptions of a batch as the parameters of {@code park-dead-letters.sql} and,
   * for those that come from a spool, of {@code store-spools.sql}.
   */
  public Map<String, Object> arrange(List<DeadLetter> letters) {
    Map<Content, List<DeadLetter>> byContent = new LinkedHashMap<>();
    for (DeadLetter letter : letters) {
      byContent
          .computeIfAbsent(
              new Content(digest(letter.raw()), letter.source(), letter.reason()),
              key -> new ArrayList<>())
          .add(letter);
    }
    Columns columns =
        new Columns()
            .with("received_at", LONG)
            .with("route", TEXT)
            .with("source", TEXT)
            .with("reason", TEXT)
            .with("detail", TEXT)
            .with("node", LONG)
            .with("bridge", TEXT)
            .with("raw", BYTES)
            .with("headers", TEXT)
            .with("attempts", INTEGER)
            .with("digest", LONG);
    byContent.forEach(
        (content, same) -> {
          DeadLetter last = same.get(same.size() - 1);
          columns.add(
              last.receivedAt(),
              last.route(),
              last.source(),
              last.reason(),
              last.detail(),
              null,
              last.bridge(),
              last.raw(),
              "{}",
              same.size(),
              content.digest());
        });
    Map<String, Object> parameters = columns.toMap();
    parameters.putAll(
        SpoolRows.columns(
                letters.stream().map(DeadLetter::position).filter(Objects::nonNull).toList())
            .toMap());
    return parameters;
  }

  private static @Nullable String bridge(String topic) {
    UplinkTopic parsed = UplinkTopic.parse(clean(topic));
    return parsed.gateway() == null ? parsed.bridge() : parsed.gateway().toString();
  }

  private static String reason(@Nullable Throwable failure) {
    Reason reason = Reason.of(failure);
    if (reason != null) {
      return reason.code();
    }
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof FloodException) {
        return "flood";
      }
      if (t instanceof SQLException sql) {
        return "database-" + sql.getSQLState();
      }
    }
    return "internal";
  }

  private static String detail(@Nullable Throwable failure) {
    String text = failure == null ? "" : clean(String.valueOf(failure.getMessage()));
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
  }

  /** PostgreSQL text holds no NUL, and topics are the publisher's words. */
  private static String clean(String text) {
    return text.replace('\u0000', '\uFFFD');
  }

  private static long digest(byte @Nullable [] raw) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(raw == null ? new byte[0] : raw);
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
