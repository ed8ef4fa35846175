package org.kosmoconnect.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Values measured by a node at one instant, all of one kind. Units are those of {@link Metric}; an
 * explicit 0 is a value, a value that is not a number is absent.
 */
public final class Reading {

  private final ReadingKind kind;
  private final long time;
  private final double[] values;
  private final boolean nonFinite;

  private Reading(ReadingKind kind, long time, double[] values, boolean nonFinite) {
    this.kind = kind;
    this.time = time;
    this.values = values;
    this.nonFinite = nonFinite;
  }

  /** Starts a reading; {@code time} is epoch seconds of the device's clock, 0 unknown. */
  public static Builder builder(ReadingKind kind, long time) {
    return new Builder(kind, time);
  }

  /** Makes a reading of the given values, which all are of {@code kind}. */
  public static Reading of(ReadingKind kind, long time, Map<Metric, Double> values) {
    Builder builder = new Builder(kind, time);
    values.forEach(builder::put);
    return builder.build();
  }

  public ReadingKind kind() {
    return kind;
  }

  /** Epoch seconds of the device's clock, 0 unknown. */
  public long time() {
    return time;
  }

  /** Returns the value, NaN when absent. */
  public double value(Metric metric) {
    return metric.kind() == kind ? values[metric.index()] : Double.NaN;
  }

  /** Returns the value if there is one. */
  public OptionalDouble find(Metric metric) {
    double value = value(metric);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  public boolean has(Metric metric) {
    return !Double.isNaN(value(metric));
  }

  /** Tells whether no value is there. */
  public boolean isEmpty() {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether the node sent a value that was not a finite number; it is absent here. */
  public boolean nonFinite() {
    return nonFinite;
  }

  /** Returns the values that are there. */
  public Map<Metric, Double> toMap() {
    Map<Metric, Double> map = new EnumMap<>(Metric.class);
    for (Metric metric : kind.metrics()) {
      find(metric).ifPresent(value -> map.put(metric, value));
    }
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reading that
        && kind == that.kind
        && time == that.time
        && nonFinite == that.nonFinite
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * kind.hashCode() + Long.hashCode(time)) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return kind + "@" + time + toMap() + (nonFinite ? " and non-finite values" : "");
  }

  /** Collects values; for one thread and one reading. */
  public static final class Builder {

    private final ReadingKind kind;
    private final long time;
    private final double[] values;
    private boolean nonFinite;

    private Builder(ReadingKind kind, long time) {
      this.kind = kind;
      this.time = time;
      this.values = new double[kind.metrics().size()];
      Arrays.fill(values, Double.NaN);
    }

    /** Notes a value; one that is not finite is remembered as such only. */
    public Builder put(Metric metric, double value) {
      if (metric.kind() != kind) {
        throw new IllegalArgumentException(metric + " is not of kind " + kind);
      }
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        nonFinite = true;
      } else {
        values[metric.index()] = value;
      }
      return this;
    }

    public Reading build() {
      return new Reading(kind, time, values.clone(), nonFinite);
    }
  }
}
