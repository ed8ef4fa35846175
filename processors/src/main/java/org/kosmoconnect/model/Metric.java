package org.kosmoconnect.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be measured; names, units and physical limits stand in {@code metrics.tsv}.
 * Constants of one kind stand together, and their order is the order of columns. A value outside
 * the limits is kept and flagged, never dropped.
 */
public enum Metric {
  TEMPERATURE,
  HUMIDITY,
  PRESSURE,
  GAS_RESISTANCE,
  SENSOR_VOLTAGE,
  SENSOR_CURRENT,
  IAQ,
  DISTANCE,
  LUX,
  WHITE_LUX,
  IR_LUX,
  UV_LUX,
  WIND_DIRECTION,
  WIND_SPEED,
  WEIGHT,
  WIND_GUST,
  WIND_LULL,
  RADIATION,
  RAIN_1H,
  RAIN_24H,
  SOIL_MOISTURE,
  SOIL_TEMPERATURE,
  ADC_VOLTAGE_0,
  ADC_VOLTAGE_1,
  ADC_VOLTAGE_2,
  ADC_VOLTAGE_3,
  ADC_VOLTAGE_4,
  ADC_VOLTAGE_5,
  ADC_VOLTAGE_6,
  ADC_VOLTAGE_7,
  ONE_WIRE_TEMPERATURE_0,
  ONE_WIRE_TEMPERATURE_1,
  ONE_WIRE_TEMPERATURE_2,
  ONE_WIRE_TEMPERATURE_3,
  ONE_WIRE_TEMPERATURE_4,
  ONE_WIRE_TEMPERATURE_5,
  ONE_WIRE_TEMPERATURE_6,
  ONE_WIRE_TEMPERATURE_7,
  LIGHTNING_STRIKES_1H,
  LIGHTNING_DISTANCE,
  PM1,
  PM25,
  PM10,
  PM1_ENVIRONMENTAL,
  PM25_ENVIRONMENTAL,
  PM10_ENVIRONMENTAL,
  PARTICLES_03UM,
  PARTICLES_05UM,
  PARTICLES_10UM,
  PARTICLES_25UM,
  PARTICLES_50UM,
  PARTICLES_100UM,
  CO2,
  CO2_TEMPERATURE,
  CO2_HUMIDITY,
  FORMALDEHYDE,
  FORMALDEHYDE_HUMIDITY,
  FORMALDEHYDE_TEMPERATURE,
  PM4,
  PARTICLES_40UM,
  PM_TEMPERATURE,
  PM_HUMIDITY,
  VOC_INDEX,
  NOX_INDEX,
  TYPICAL_PARTICLE_SIZE,
  PM_STATUS_FLAGS,
  POWER1_VOLTAGE,
  POWER1_CURRENT,
  POWER2_VOLTAGE,
  POWER2_CURRENT,
  POWER3_VOLTAGE,
  POWER3_CURRENT,
  POWER4_VOLTAGE,
  POWER4_CURRENT,
  POWER5_VOLTAGE,
  POWER5_CURRENT,
  POWER6_VOLTAGE,
  POWER6_CURRENT,
  POWER7_VOLTAGE,
  POWER7_CURRENT,
  POWER8_VOLTAGE,
  POWER8_CURRENT,
  BATTERY,
  VOLTAGE,
  CHANNEL_UTILIZATION,
  AIR_UTIL_TX,
  UPTIME,
  PACKETS_TX,
  PACKETS_RX,
  PACKETS_RX_BAD,
  ONLINE_NODES,
  TOTAL_NODES,
  PACKETS_RX_DUPLICATE,
  PACKETS_RELAYED,
  RELAYS_CANCELLED,
  HEAP_TOTAL,
  HEAP_FREE,
  PACKETS_TX_DROPPED,
  NOISE_FLOOR,
  HOST_MEMORY_FREE,
  HOST_DISK_FREE_1,
  HOST_DISK_FREE_2,
  HOST_DISK_FREE_3,
  HOST_LOAD_1,
  HOST_LOAD_5,
  HOST_LOAD_15,
  TRAFFIC_INSPECTED,
  TRAFFIC_POSITION_DROPS,
  TRAFFIC_NODE_INFO_HITS,
  TRAFFIC_RATE_LIMIT_DROPS,
  TRAFFIC_UNKNOWN_DROPS,
  TRAFFIC_HOP_EXHAUSTED,
  TRAFFIC_HOPS_PRESERVED,
  HEART_RATE,
  BLOOD_OXYGEN,
  BODY_TEMPERATURE;

  private static final List<List<Metric>> BY_KIND =
      Arrays.stream(ReadingKind.values())
          .map(kind -> Arrays.stream(values()).filter(metric -> metric.kind() == kind).toList())
          .toList();
  private static final Map<String, Metric> BY_API_NAME = new HashMap<>();

  static {
    for (Metric metric : values()) {
      metric.index = metric.ordinal() - of(metric.kind()).get(0).ordinal();
      BY_API_NAME.put(metric.apiName(), metric);
    }
  }

  private final MetricTable.Row row = MetricTable.row(name());
  private int index;

  static List<Metric> of(ReadingKind kind) {
    return BY_KIND.get(kind.ordinal());
  }

  /** Finds a metric by the name that the HTTP interface gives it. */
  public static Optional<Metric> ofApiName(String apiName) {
    return Optional.ofNullable(BY_API_NAME.get(apiName));
  }

  public ReadingKind kind() {
    return row.kind();
  }

  /** Column in the table of its kind. */
  public String column() {
    return row.column();
  }

  /** Name in the HTTP interface, unique over all kinds. */
  public String apiName() {
    return row.apiName();
  }

  /** Unit of values; {@code 1} for plain numbers. */
  public String unit() {
    return row.unit();
  }

  /** Smallest value that can be true. */
  public double min() {
    return row.min();
  }

  /** Largest value that can be true. */
  public double max() {
    return row.max();
  }

  /** English name for people. */
  public String label() {
    return row.label();
  }

  /** Place among the metrics of its kind. */
  public int index() {
    return index;
  }
}
