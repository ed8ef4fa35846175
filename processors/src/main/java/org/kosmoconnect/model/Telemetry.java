package org.kosmoconnect.model;

/**
 * A node's measurement.
 *
 * @param reading at least one value, or marked non-finite
 */
public record Telemetry(Reading reading) implements Content {}
