/**
 * Bytes to packets and back: the only place that sees protobuf and ciphers.
 *
 * <p>All of it is pure: no clock, no randomness, no I/O, no logging. What cannot be decoded is
 * refused with {@link org.kosmoconnect.codec.PacketDecodeException} and nothing else.
 */
@NullMarked
package org.kosmoconnect.codec;

import org.jspecify.annotations.NullMarked;
