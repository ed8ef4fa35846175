package org.kosmoconnect.model;

/**
 * A payload that is not what its port promises; the packet itself is sound.
 *
 * @param port number of the application
 * @param why for the log
 */
public record Malformed(int port, String why) implements Content {}
