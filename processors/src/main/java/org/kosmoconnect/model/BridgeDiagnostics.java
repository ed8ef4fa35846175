package org.kosmoconnect.model;

import org.jspecify.annotations.Nullable;

/**
 * How a bridge is, every 60 s; counters since it started.
 *
 * @param bridge enrolment id
 * @param spool null when it says nothing of one
 * @param corruptBytes skipped while looking for a frame
 * @param refused packets that the radio did not take
 * @param withheld packets whose sender has not allowed MQTT
 * @param uptimeSeconds of the host
 * @param memoryBytes of the bridge's process
 * @param diskFreeBytes where the spool lies
 * @param load one-minute load average
 * @param celsius null when unknown
 * @param waiting transmissions in the bridge's queue
 * @param airtimeMillis charged in the last hour
 */
public record BridgeDiagnostics(
    String bridge,
    BridgeStatus.@Nullable Spool spool,
    long frames,
    long corruptBytes,
    long reconnects,
    long reboots,
    long sent,
    long refused,
    long withheld,
    long uptimeSeconds,
    long memoryBytes,
    long diskFreeBytes,
    float load,
    @Nullable Float celsius,
    long waiting,
    long transmitted,
    double airtimeMillis) {}
