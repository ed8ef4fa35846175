package org.kosmoconnect.testbed.load;

/**
 * What must be in the database once a load has been taken in, each counted once however often it
 * was delivered.
 *
 * @param messages MQTT messages, which is receptions
 */
public record Expected(
    long packets,
    long messages,
    long environment,
    long device,
    long airQuality,
    long positions,
    long nodeInfos,
    long texts) {

  static Expected count(long packets) {
    long[] kinds = new long[LoadKind.values().length];
    for (long number = 0; number < packets; number++) {
      kinds[LoadKind.of(number).ordinal()]++;
    }
    return new Expected(
        packets,
        packets + (packets + 1) / 2,
        kinds[LoadKind.ENVIRONMENT.ordinal()],
        kinds[LoadKind.DEVICE.ordinal()],
        kinds[LoadKind.AIR_QUALITY.ordinal()],
        kinds[LoadKind.POSITION.ordinal()],
        kinds[LoadKind.NODE_INFO.ordinal()],
        kinds[LoadKind.TEXT.ordinal()]);
  }
}
