package org.kosmoconnect.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A bridge that could transmit to a node.
 *
 * @param id enrolment id
 * @param radio node number of its radio
 * @param heardMillisAgo since it last heard the node; null when it has not, as for a channel
 * @param hopsAway of the node from it; null when unknown
 * @param snr dB of the node's packets there; null when unknown
 * @param load share of its airtime that is used, 0 to 1
 */
public record Candidate(
    String id,
    long radio,
    @Nullable Long heardMillisAgo,
    @Nullable Integer hopsAway,
    @Nullable Double snr,
    double load) {}
