package org.kosmoconnect.model;

import org.jspecify.annotations.Nullable;

/**
 * How a node introduces itself. Who it is, only the packet's sender tells.
 *
 * @param claimedId the id the node gives itself, cleaned; may be anything
 * @param longName cleaned
 * @param shortName cleaned, often one emoji
 * @param hardware model number, open
 * @param role role number, open
 * @param licensed the owner is a radio amateur and sends unencrypted
 * @param unmessagable nobody reads messages there; null when not told
 * @param publicKey X25519, 32 bytes; null when not told
 */
public record NodeInfo(
    String claimedId,
    String longName,
    String shortName,
    int hardware,
    int role,
    boolean licensed,
    @Nullable Boolean unmessagable,
    byte @Nullable [] publicKey)
    implements Content {}
