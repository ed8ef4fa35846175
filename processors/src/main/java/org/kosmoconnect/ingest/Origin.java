package org.kosmoconnect.ingest;

import org.jspecify.annotations.Nullable;

/**
 * How a packet came to the hub.
 *
 * @param bridge enrolment id of a bridge, or node id of a stock gateway
 * @param region region named by the topic, for example {@code EU_868}
 * @param spool life of the bridge's spool file that numbered the packet; null for a stock gateway
 * @param seq number given at spool insert; -1 without a spool
 * @param live false for backlog
 */
public record Origin(
    String bridge, @Nullable String region, @Nullable String spool, long seq, boolean live) {}
