package org.kosmoconnect.ingest;

import org.jspecify.annotations.Nullable;

/**
 * How a packet came to the hub.
 *
 * @param bridge enrolment id of a bridge, or node id of a stock gateway
 * @param region region named by the topic, for example {@code EU_868}
 * @param position where it stood in the bridge's spool; null for a stock gateway
 * @param live false for backlog
 */
public record Origin(
    String bridge, @Nullable String region, @Nullable SpoolPosition position, boolean live) {}
