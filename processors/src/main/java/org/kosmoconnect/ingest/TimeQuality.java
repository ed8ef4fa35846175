package org.kosmoconnect.ingest;

/**
 * Whose clock a time comes from, best first; the ordinal is what the database stores (spec 4
 * "Time").
 */
public enum TimeQuality {
  DEVICE,
  RADIO,
  BRIDGE,
  HUB
}
