package org.kosmoconnect.model;

/**
 * Devices counted nearby.
 *
 * @param wifi devices heard on Wi-Fi
 * @param ble devices heard on Bluetooth
 * @param uptime seconds
 */
public record Paxcount(long wifi, long ble, long uptime) implements Content {}
