package org.kosmoconnect.model;

import org.jspecify.annotations.Nullable;

/**
 * What a node tells the public map about itself.
 *
 * @param longName cleaned
 * @param shortName cleaned
 * @param role role number, open
 * @param hardware model number, open
 * @param firmware version, cleaned
 * @param region region number, open
 * @param preset modem preset number, open
 * @param defaultChannel whether it has a channel everybody can read
 * @param latitude degrees, coarse; null when it gives no position
 * @param longitude degrees, coarse; null when it gives no position
 * @param altitude m above mean sea level
 * @param precisionBits 12..15; null when not told
 * @param onlineNodes nodes it heard within 2 h
 * @param optedIn the owner agreed to be shown on a map
 */
public record MapReport(
    String longName,
    String shortName,
    int role,
    int hardware,
    String firmware,
    int region,
    int preset,
    boolean defaultChannel,
    @Nullable Double latitude,
    @Nullable Double longitude,
    int altitude,
    @Nullable Integer precisionBits,
    int onlineNodes,
    boolean optedIn)
    implements Content {}
