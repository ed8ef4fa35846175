package org.kosmoconnect.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a message that could not be processed.
 *
 * @param receivedAt hub time, epoch milliseconds
 * @param route route that gave up
 * @param source where the message came from: the MQTT topic
 * @param reason stable code, the same as in metrics
 * @param detail for people
 * @param bridge who brought it, an enrolment id or a node id; null when the topic names none
 * @param position where it stood in the bridge's spool; null when it comes from none
 * @param raw the bytes as they came
 */
record DeadLetter(
    long receivedAt,
    String route,
    String source,
    String reason,
    String detail,
    @Nullable String bridge,
    @Nullable SpoolPosition position,
    byte @Nullable [] raw) {}
