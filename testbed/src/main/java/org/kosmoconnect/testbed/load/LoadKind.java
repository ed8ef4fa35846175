package org.kosmoconnect.testbed.load;

/**
 * The mix: of ten packets six are environment, one each device, air quality, position or node info,
 * text.
 */
enum LoadKind {
  ENVIRONMENT,
  DEVICE,
  AIR_QUALITY,
  POSITION,
  NODE_INFO,
  TEXT;

  static LoadKind of(long number) {
    return switch ((int) (number % 10)) {
      case 3 -> DEVICE;
      case 5 -> AIR_QUALITY;
      case 7 -> number / 10 % 2 == 0 ? POSITION : NODE_INFO;
      case 9 -> TEXT;
      default -> ENVIRONMENT;
    };
  }
}
