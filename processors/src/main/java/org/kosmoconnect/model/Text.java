package org.kosmoconnect.model;

/**
 * Something somebody wrote.
 *
 * @param text cleaned, see {@link CleanText}
 * @param raw bytes as sent, at most 232 from a radio; not copied, not to be changed
 * @param validUtf8 false when {@code text} had to be repaired
 */
public record Text(String text, byte[] raw, boolean validUtf8) implements Content {}
