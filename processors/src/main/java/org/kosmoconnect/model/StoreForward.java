package org.kosmoconnect.model;

import org.jspecify.annotations.Nullable;

/**
 * Talk with a node that keeps texts for others.
 *
 * @param kind number of the request or answer, open; 8 and 9 carry a text
 * @param text the kept text; null without one
 */
public record StoreForward(int kind, @Nullable Text text) implements Content {}
