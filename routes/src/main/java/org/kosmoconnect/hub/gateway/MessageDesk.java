package org.kosmoconnect.hub.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.gateway.Delivery;
import org.kosmoconnect.gateway.TextRules;
import org.kosmoconnect.gateway.TextRules.Composed;

/** Decides whether a message is taken, and how it goes out. */
public final class MessageDesk {

  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int USUAL_PRIORITY = 50;

  private final ObjectMapper json = new ObjectMapper();

  /**
   * Judges a request.
   *
   * @param request as it came, held against the contract already
   * @param facts as {@code find-sending-facts.sql} writes them
   * @param key of the Idempotency-Key header; null without
   * @return the draft that {@code accept-message.sql} reads, JSON, or a {@link MessageRefusal}
   */
  public Object judge(String request, String facts, @Nullable String key)
      throws JsonProcessingException {
    JsonNode asked = json.readTree(request);
    JsonNode known = json.readTree(facts);
    if (!known.path("canSend").asBoolean()) {
      return MessageRefusal.of(
          402, "subscription-required", "Sending needs a subscription that is active or in grace");
    }
    List<JsonNode> permitted = new ArrayList<>();
    known.path("recipients").forEach(one -> addPermitted(permitted, one));
    if (permitted.isEmpty()) {
      // A node that does not exist and one that may not be written to are answered alike.
      return MessageRefusal.of(
          404, "node-not-found", "There is no node of that name for you to write to");
    }
    if (permitted.size() > 1) {
      return ambiguous(permitted);
    }
    return judge(asked, known, permitted.get(0), key);
  }

  private static void addPermitted(List<JsonNode> permitted, JsonNode recipient) {
    if (recipient.path("permitted").asBoolean()) {
      permitted.add(recipient);
    }
  }

  private MessageRefusal ambiguous(List<JsonNode> recipients) {
    ObjectNode more = json.createObjectNode();
    ArrayNode candidates = more.putArray("candidates");
    for (JsonNode recipient : recipients) {
      ObjectNode candidate = candidates.addObject();
      candidate.put("id", recipient.path("id").asText());
      if (!recipient.path("name").isNull()) {
        candidate.put("longName", recipient.path("name").asText());
      }
    }
    return MessageRefusal.of(
        409, "alias-ambiguous", "That alias names several nodes; use the id of one", more);
  }

  private Object judge(JsonNode asked, JsonNode known, JsonNode recipient, @Nullable String key) {
    long node = recipient.path("num").asLong();
    boolean everybody = node == Delivery.EVERYBODY;
    if (recipient.path("unmessagable").asBoolean()) {
      return MessageRefusal.of(422, "unmessagable", "Nobody reads texts at that node");
    }
    if (everybody != asked.hasNonNull("channel")) {
      return MessageRefusal.of(
          422,
          "channel-mismatch",
          "A text to everybody names its channel, a text to a node does not");
    }
    if (asked.hasNonNull("replyTo") && !known.path("replyKnown").asBoolean()) {
      return MessageRefusal.of(422, "reply-unknown", "You have no message of the id in replyTo");
    }
    boolean reaction = asked.path("reaction").asBoolean();
    if (reaction && !asked.hasNonNull("replyTo")) {
      return MessageRefusal.of(422, "reply-missing", "A reaction names the message it answers");
    }
    Duration patience;
    try {
      patience =
          asked.hasNonNull("expiresIn") ? Duration.parse(asked.path("expiresIn").asText()) : USUAL;
    } catch (DateTimeParseException e) {
      return badExpiry();
    }
    if (patience.compareTo(SHORTEST) < 0 || patience.compareTo(LONGEST) > 0) {
      return badExpiry();
    }
    Composed text =
        reaction
            ? TextRules.reaction(asked.path("text").asText())
            : TextRules.compose(known.path("alias").asText(), asked.path("text").asText());
    MessageRefusal refusal = judge(text, reaction);
    return refusal != null
        ? refusal
        : draft(asked, known, recipient, text, reaction, patience, key);
  }

  private @Nullable MessageRefusal judge(Composed text, boolean reaction) {
    if (text.text().isEmpty()) {
      return MessageRefusal.of(422, "empty", "Nothing is left of the text to send");
    }
    if (reaction && !TextRules.isOneCharacter(text.text())) {
      return MessageRefusal.of(422, "reaction-too-long", "A reaction is one character");
    }
    if (text.excess() > 0) {
      ObjectNode more = json.createObjectNode();
      more.put("maxBytes", TextRules.MOST_BYTES);
      more.put("excessBytes", text.excess());
      return MessageRefusal.of(
          422,
          "text-too-long",
          "With your alias before it the text has %d bytes of %d; shorten it by %d"
              .formatted(text.bytes(), TextRules.MOST_BYTES, text.excess()),
          more);
    }
    return null;
  }

  private static MessageRefusal badExpiry() {
    return MessageRefusal.of(
        422, "expiry-out-of-range", "expiresIn is a duration from PT1M to P7D");
  }

  private String draft(
      JsonNode asked,
      JsonNode known,
      JsonNode recipient,
      Composed text,
      boolean reaction,
      Duration patience,
      @Nullable String key) {
    ObjectNode draft = json.createObjectNode();
    draft.put("node", recipient.path("num").asLong());
    draft.set("channel", asked.path("channel").isMissingNode() ? null : asked.path("channel"));
    draft.put("text", text.text());
    draft.put("wire", text.wire());
    draft.put("bytes", text.bytes());
    draft.put("reaction", reaction);
    draft.put("replyTo", asked.hasNonNull("replyTo") ? asked.path("replyTo").asText() : null);
    draft.set("replyPacket", known.path("replyPacket"));
    draft.put("idempotencyKey", key);
    draft.put("request", asked.toString());
    draft.put("priority", asked.path("priority").asInt(USUAL_PRIORITY));
    draft.put("seconds", patience.toSeconds());
    draft.put("units", reaction ? 0 : 1);
    draft.put("repeated", known.path("repeated").asBoolean());
    return draft.toString();
  }

  /**
   * Reads what became of a draft.
   *
   * @param outcome as {@code accept-message.sql} writes it
   * @return the accepted message, JSON, or a {@link MessageRefusal}
   */
  public Object conclude(String outcome) throws JsonProcessingException {
    JsonNode known = json.readTree(outcome);
    if (known.path("reused").asBoolean()) {
      return MessageRefusal.of(
          422, "idempotency-key-reused", "That key came with another message before");
    }
    if (known.hasNonNull("over")) {
      return MessageRefusal.of(
              429,
              "quota-exceeded",
              "The messages of this %s are used up".formatted(known.path("over").asText()))
          .until(known.path("retryAfter").asLong());
    }
    return known.path("message").toString();
  }

  /**
   * Judges an alias.
   *
   * @param request JSON with the member {@code alias}
   * @return the request, or a {@link MessageRefusal}
   */
  public Object judgeAlias(String request) throws JsonProcessingException {
    String alias = json.readTree(request).path("alias").asText();
    if (!TextRules.isAlias(alias)) {
      return MessageRefusal.of(
          422, "alias-form", "An alias has 2 to 12 of the characters a-z 0-9 _ -");
    }
    if (TextRules.isReserved(alias)) {
      return MessageRefusal.of(422, "alias-reserved", "Nobody may take that alias");
    }
    return request;
  }
}
