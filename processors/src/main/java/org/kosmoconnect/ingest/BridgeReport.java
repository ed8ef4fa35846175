package org.kosmoconnect.ingest;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.BridgeStatus;

/**
 * What a bridge tells of itself, as it came.
 *
 * @param <T> a status or diagnostics
 * @param bridge enrolment id in the topic, which the broker vouches for
 * @param content what it says
 * @param spool the part of it about the spool; null when it says nothing of one
 * @param receivedAt hub time, epoch milliseconds
 */
public record BridgeReport<T>(
    String bridge, T content, BridgeStatus.@Nullable Spool spool, long receivedAt) {}
