package org.kosmoconnect.model;

/** What a packet says. */
public sealed interface Content
    permits MapReport,
        Malformed,
        Neighbors,
        NodeInfo,
        NodeStatus,
        Opaque,
        Paxcount,
        Position,
        RoutingResult,
        StoreForward,
        Telemetry,
        TelemetryRequest,
        Text,
        Traceroute,
        Unread,
        Waypoint {}
