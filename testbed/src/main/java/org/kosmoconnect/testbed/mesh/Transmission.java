package org.kosmoconnect.testbed.mesh;

import java.time.Instant;

/**
 * One publication by a gateway.
 *
 * @param at when it leaves the gateway
 * @param payload a ServiceEnvelope, or what should have been one
 */
public record Transmission(Instant at, String topic, byte[] payload) {}
