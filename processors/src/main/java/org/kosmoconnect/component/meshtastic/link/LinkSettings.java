package org.kosmoconnect.component.meshtastic.link;

import org.kosmoconnect.component.meshtastic.session.SessionSettings;

/**
 * How a link behaves. All times in milliseconds.
 *
 * @param reconnectShortest first wait before a new connection
 * @param reconnectLongest longest wait
 * @param writeTimeout within which a write has to end
 */
public record LinkSettings(
    SessionSettings session, long reconnectShortest, long reconnectLongest, long writeTimeout) {}
