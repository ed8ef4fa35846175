package org.kosmoconnect.model;

import org.jspecify.annotations.Nullable;

/**
 * A place that somebody marked.
 *
 * @param id number of the place, 32 bit
 * @param latitude degrees; null when not told
 * @param longitude degrees; null when not told
 * @param expire epoch seconds, 0 never
 * @param lockedTo the only node that may change it; null = anybody
 * @param name cleaned
 * @param description cleaned
 * @param icon Unicode code point, 0 none
 */
public record Waypoint(
    long id,
    @Nullable Double latitude,
    @Nullable Double longitude,
    long expire,
    @Nullable NodeId lockedTo,
    String name,
    String description,
    int icon)
    implements Content {}
