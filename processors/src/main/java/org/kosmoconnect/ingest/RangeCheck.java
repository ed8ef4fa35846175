package org.kosmoconnect.ingest;

import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.ReadingKind;

/**
 * Marks readings that cannot be right by themselves: no instrument on Earth can have measured them,
 * or their device did not know the time. The values themselves are kept as they came. What only
 * other readings can tell, the pipeline quality marks.
 */
final class RangeCheck {

  /** A value lies outside the physical limits of its metric. */
  static final int RANGE = 1;

  /** The sensor reported a failed measurement. */
  static final int FAULT = 16;

  /** The device told a time that cannot be: its clock was not set yet. */
  static final int UNSYNCED = 32;

  /** What a BME680 reports when its bus fails: −144.7 °C, 652 hPa and 100 % together. */
  private static final double FAULT_BELOW_CELSIUS = -140;

  private RangeCheck() {}

  static int flags(Reading reading, MeasuredAt at) {
    int flags = reading.time() != 0 && at.quality() != TimeQuality.DEVICE ? UNSYNCED : 0;
    for (Metric metric : reading.kind().metrics()) {
      double value = reading.value(metric);
      if (value < metric.min() || value > metric.max()) {
        flags |= RANGE;
      }
    }
    if (reading.kind() == ReadingKind.ENVIRONMENT
        && reading.value(Metric.TEMPERATURE) < FAULT_BELOW_CELSIUS) {
      flags |= FAULT;
    }
    return flags;
  }
}
