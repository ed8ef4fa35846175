package org.kosmoconnect.model;

import java.util.List;

/** What a reading is about; each kind has its own table and its own metrics. */
public enum ReadingKind {
  ENVIRONMENT,
  AIR_QUALITY,
  POWER,
  DEVICE,
  HEALTH;

  /** Returns the metrics of this kind in their order; {@link Metric#index()} is the place in it. */
  public List<Metric> metrics() {
    return Metric.of(this);
  }
}
