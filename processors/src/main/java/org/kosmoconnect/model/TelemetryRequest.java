package org.kosmoconnect.model;

/**
 * A question for telemetry; no reading.
 *
 * @param kind what is asked for
 */
public record TelemetryRequest(ReadingKind kind) implements Content {}
