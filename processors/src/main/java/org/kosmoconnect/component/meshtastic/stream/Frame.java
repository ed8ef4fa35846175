package org.kosmoconnect.component.meshtastic.stream;

import org.jspecify.annotations.Nullable;

/**
 * One frame of the stream.
 *
 * @param body bytes between two headers, 0 to 512; not copied, not to be changed
 * @param message what they mean; null when they cannot be decoded
 */
public record Frame<T>(byte[] body, @Nullable T message) {}
