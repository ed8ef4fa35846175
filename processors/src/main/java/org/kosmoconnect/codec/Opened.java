package org.kosmoconnect.codec;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.Unreadable;
import org.kosmoconnect.proto.meshtastic.Data;

/**
 * A packet's payload after decryption.
 *
 * @param data what it says; null when unreadable
 * @param unreadable why it is
 * @param body payload bytes, ciphertext when unreadable
 * @param size bytes of the encoded payload on air
 */
record Opened(@Nullable Data data, @Nullable Unreadable unreadable, byte[] body, int size) {}
