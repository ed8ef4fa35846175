package org.kosmoconnect.model;

/**
 * A payload that only its own application understands; the packet has the bytes.
 *
 * @param port number of the application
 */
public record Opaque(int port) implements Content {}
