package org.kosmoconnect.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A command to a bridge as it goes out.
 *
 * @param bridge enrolment id, which names the topic
 * @param command id of the message
 * @param attempt its number
 * @param kind what to do
 * @param token of the ready that a go answers
 * @param to node number of the recipient
 * @param channel name, empty for a direct message
 * @param text with its prefix; null unless it is an offer
 * @param replyId packet that the text answers, 0 for none
 * @param reaction the text is an emoji that answers {@code replyId}
 * @param priority 0 to 100, higher goes first
 * @param deadline epoch milliseconds
 * @param airtimeMillis as it is charged
 * @param publicKey pinned key of the recipient, hex; empty when none is known or it goes to all
 */
public record Offer(
    String bridge,
    String command,
    int attempt,
    Command.Kind kind,
    long token,
    long to,
    String channel,
    @Nullable String text,
    long replyId,
    boolean reaction,
    int priority,
    long deadline,
    int airtimeMillis,
    String publicKey) {}
