package org.kosmoconnect.model;

import static org.kosmoconnect.model.ReadingKind.AIR_QUALITY;
import static org.kosmoconnect.model.ReadingKind.DEVICE;
import static org.kosmoconnect.model.ReadingKind.ENVIRONMENT;
import static org.kosmoconnect.model.ReadingKind.HEALTH;
import static org.kosmoconnect.model.ReadingKind.POWER;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be measured, with its names, unit and physical limits. Constants of one kind
 * stand together; their order is the order of columns. A value outside the limits is kept and
 * flagged, never dropped.
 */
public enum Metric {
  TEMPERATURE(ENVIRONMENT, "temperature", "temperature", "°C", -90, 60, "Temperature"),
  HUMIDITY(ENVIRONMENT, "relative_humidity", "humidity", "%", 0, 105, "Relative humidity"),
  PRESSURE(ENVIRONMENT, "barometric_pressure", "pressure", "hPa", 300, 1100, "Station pressure"),
  GAS_RESISTANCE(ENVIRONMENT, "gas_resistance", "gasResistance", "kΩ", 0, 100000, "Gas resistance"),
  SENSOR_VOLTAGE(ENVIRONMENT, "voltage", "sensorVoltage", "V", -1, 100, "Sensor voltage"),
  SENSOR_CURRENT(ENVIRONMENT, "current", "sensorCurrent", "mA", -100000, 100000, "Sensor current"),
  IAQ(ENVIRONMENT, "iaq", "iaq", "1", 0, 500, "Indoor air quality index"),
  DISTANCE(ENVIRONMENT, "distance", "distance", "mm", 0, 100000, "Distance"),
  LUX(ENVIRONMENT, "lux", "lux", "lx", 0, 200000, "Illuminance"),
  WHITE_LUX(ENVIRONMENT, "white_lux", "whiteLux", "lx", 0, 400000, "White illuminance"),
  IR_LUX(ENVIRONMENT, "ir_lux", "irLux", "lx", 0, 400000, "Infrared illuminance"),
  UV_LUX(ENVIRONMENT, "uv_lux", "uvLux", "lx", 0, 400000, "Ultraviolet illuminance"),
  WIND_DIRECTION(ENVIRONMENT, "wind_direction", "windDirection", "°", 0, 360, "Wind direction"),
  WIND_SPEED(ENVIRONMENT, "wind_speed", "windSpeed", "m/s", 0, 115, "Wind speed"),
  WEIGHT(ENVIRONMENT, "weight", "weight", "kg", -1000, 10000, "Weight"),
  WIND_GUST(ENVIRONMENT, "wind_gust", "windGust", "m/s", 0, 150, "Wind gust"),
  WIND_LULL(ENVIRONMENT, "wind_lull", "windLull", "m/s", 0, 115, "Wind lull"),
  RADIATION(ENVIRONMENT, "radiation", "radiation", "µR/h", 0, 100000, "Ionising radiation"),
  RAIN_1H(ENVIRONMENT, "rainfall_1h", "rain1h", "mm", 0, 500, "Rain in the last hour"),
  RAIN_24H(ENVIRONMENT, "rainfall_24h", "rain24h", "mm", 0, 2000, "Rain in the last 24 hours"),
  SOIL_MOISTURE(ENVIRONMENT, "soil_moisture", "soilMoisture", "%", 0, 100, "Soil moisture"),
  SOIL_TEMPERATURE(
      ENVIRONMENT, "soil_temperature", "soilTemperature", "°C", -60, 80, "Soil temperature"),
  ADC_VOLTAGE_0(
      ENVIRONMENT, "adc_voltage_ch0", "adcVoltage0", "V", -100, 100, "ADC voltage, channel 0"),
  ADC_VOLTAGE_1(
      ENVIRONMENT, "adc_voltage_ch1", "adcVoltage1", "V", -100, 100, "ADC voltage, channel 1"),
  ADC_VOLTAGE_2(
      ENVIRONMENT, "adc_voltage_ch2", "adcVoltage2", "V", -100, 100, "ADC voltage, channel 2"),
  ADC_VOLTAGE_3(
      ENVIRONMENT, "adc_voltage_ch3", "adcVoltage3", "V", -100, 100, "ADC voltage, channel 3"),
  ADC_VOLTAGE_4(
      ENVIRONMENT, "adc_voltage_ch4", "adcVoltage4", "V", -100, 100, "ADC voltage, channel 4"),
  ADC_VOLTAGE_5(
      ENVIRONMENT, "adc_voltage_ch5", "adcVoltage5", "V", -100, 100, "ADC voltage, channel 5"),
  ADC_VOLTAGE_6(
      ENVIRONMENT, "adc_voltage_ch6", "adcVoltage6", "V", -100, 100, "ADC voltage, channel 6"),
  ADC_VOLTAGE_7(
      ENVIRONMENT, "adc_voltage_ch7", "adcVoltage7", "V", -100, 100, "ADC voltage, channel 7"),
  ONE_WIRE_TEMPERATURE_0(
      ENVIRONMENT,
      "one_wire_temperature_ch0",
      "oneWireTemperature0",
      "°C",
      -60,
      130,
      "One-wire temperature, channel 0"),
  ONE_WIRE_TEMPERATURE_1(
      ENVIRONMENT,
      "one_wire_temperature_ch1",
      "oneWireTemperature1",
      "°C",
      -60,
      130,
      "One-wire temperature, channel 1"),
  ONE_WIRE_TEMPERATURE_2(
      ENVIRONMENT,
      "one_wire_temperature_ch2",
      "oneWireTemperature2",
      "°C",
      -60,
      130,
      "One-wire temperature, channel 2"),
  ONE_WIRE_TEMPERATURE_3(
      ENVIRONMENT,
      "one_wire_temperature_ch3",
      "oneWireTemperature3",
      "°C",
      -60,
      130,
      "One-wire temperature, channel 3"),
  ONE_WIRE_TEMPERATURE_4(
      ENVIRONMENT,
      "one_wire_temperature_ch4",
      "oneWireTemperature4",
      "°C",
      -60,
      130,
      "One-wire temperature, channel 4"),
  ONE_WIRE_TEMPERATURE_5(
      ENVIRONMENT,
      "one_wire_temperature_ch5",
      "oneWireTemperature5",
      "°C",
      -60,
      130,
      "One-wire temperature, channel 5"),
  ONE_WIRE_TEMPERATURE_6(
      ENVIRONMENT,
      "one_wire_temperature_ch6",
      "oneWireTemperature6",
      "°C",
      -60,
      130,
      "One-wire temperature, channel 6"),
  ONE_WIRE_TEMPERATURE_7(
      ENVIRONMENT,
      "one_wire_temperature_ch7",
      "oneWireTemperature7",
      "°C",
      -60,
      130,
      "One-wire temperature, channel 7"),
  LIGHTNING_STRIKES_1H(
      ENVIRONMENT,
      "lightning_strike_count_1h",
      "lightningStrikes1h",
      "1",
      0,
      100000,
      "Lightning strikes in the last hour"),
  LIGHTNING_DISTANCE(
      ENVIRONMENT,
      "lightning_distance_km",
      "lightningDistance",
      "km",
      0,
      100,
      "Lightning distance"),
  PM1(AIR_QUALITY, "pm10_standard", "pm1", "µg/m³", 0, 5000, "PM1"),
  PM25(AIR_QUALITY, "pm25_standard", "pm25", "µg/m³", 0, 5000, "PM2.5"),
  PM10(AIR_QUALITY, "pm100_standard", "pm10", "µg/m³", 0, 5000, "PM10"),
  PM1_ENVIRONMENTAL(
      AIR_QUALITY,
      "pm10_environmental",
      "pm1Environmental",
      "µg/m³",
      0,
      5000,
      "PM1, environmental"),
  PM25_ENVIRONMENTAL(
      AIR_QUALITY,
      "pm25_environmental",
      "pm25Environmental",
      "µg/m³",
      0,
      5000,
      "PM2.5, environmental"),
  PM10_ENVIRONMENTAL(
      AIR_QUALITY,
      "pm100_environmental",
      "pm10Environmental",
      "µg/m³",
      0,
      5000,
      "PM10, environmental"),
  PARTICLES_03UM(
      AIR_QUALITY,
      "particles_03um",
      "particles03um",
      "1/0.1L",
      0,
      65535000,
      "Particles over 0.3 µm"),
  PARTICLES_05UM(
      AIR_QUALITY,
      "particles_05um",
      "particles05um",
      "1/0.1L",
      0,
      65535000,
      "Particles over 0.5 µm"),
  PARTICLES_10UM(
      AIR_QUALITY,
      "particles_10um",
      "particles10um",
      "1/0.1L",
      0,
      65535000,
      "Particles over 1.0 µm"),
  PARTICLES_25UM(
      AIR_QUALITY,
      "particles_25um",
      "particles25um",
      "1/0.1L",
      0,
      65535000,
      "Particles over 2.5 µm"),
  PARTICLES_50UM(
      AIR_QUALITY,
      "particles_50um",
      "particles50um",
      "1/0.1L",
      0,
      65535000,
      "Particles over 5.0 µm"),
  PARTICLES_100UM(
      AIR_QUALITY,
      "particles_100um",
      "particles100um",
      "1/0.1L",
      0,
      65535000,
      "Particles over 10 µm"),
  CO2(AIR_QUALITY, "co2", "co2", "ppm", 0, 40000, "Carbon dioxide"),
  CO2_TEMPERATURE(
      AIR_QUALITY,
      "co2_temperature",
      "co2Temperature",
      "°C",
      -90,
      100,
      "Temperature at the CO₂ sensor"),
  CO2_HUMIDITY(
      AIR_QUALITY, "co2_humidity", "co2Humidity", "%", 0, 105, "Humidity at the CO₂ sensor"),
  FORMALDEHYDE(AIR_QUALITY, "form_formaldehyde", "formaldehyde", "ppb", 0, 10000, "Formaldehyde"),
  FORMALDEHYDE_HUMIDITY(
      AIR_QUALITY,
      "form_humidity",
      "formaldehydeHumidity",
      "%",
      0,
      105,
      "Humidity at the formaldehyde sensor"),
  FORMALDEHYDE_TEMPERATURE(
      AIR_QUALITY,
      "form_temperature",
      "formaldehydeTemperature",
      "°C",
      -90,
      100,
      "Temperature at the formaldehyde sensor"),
  PM4(AIR_QUALITY, "pm40_standard", "pm4", "µg/m³", 0, 5000, "PM4"),
  PARTICLES_40UM(
      AIR_QUALITY,
      "particles_40um",
      "particles40um",
      "1/0.1L",
      0,
      65535000,
      "Particles over 4.0 µm"),
  PM_TEMPERATURE(
      AIR_QUALITY,
      "pm_temperature",
      "pmTemperature",
      "°C",
      -90,
      100,
      "Temperature at the particle sensor"),
  PM_HUMIDITY(
      AIR_QUALITY, "pm_humidity", "pmHumidity", "%", 0, 105, "Humidity at the particle sensor"),
  VOC_INDEX(AIR_QUALITY, "pm_voc_idx", "vocIndex", "1", 0, 500, "VOC index"),
  NOX_INDEX(AIR_QUALITY, "pm_nox_idx", "noxIndex", "1", 0, 500, "NOx index"),
  TYPICAL_PARTICLE_SIZE(
      AIR_QUALITY, "particles_tps", "typicalParticleSize", "µm", 0, 100, "Typical particle size"),
  PM_STATUS_FLAGS(
      AIR_QUALITY,
      "pm_status_flags",
      "pmStatusFlags",
      "bits",
      0,
      4294967295L,
      "Particle sensor status bits"),
  POWER1_VOLTAGE(POWER, "ch1_voltage", "power1Voltage", "V", -100, 1000, "Voltage, channel 1"),
  POWER1_CURRENT(
      POWER, "ch1_current", "power1Current", "mA", -100000, 100000, "Current, channel 1"),
  POWER2_VOLTAGE(POWER, "ch2_voltage", "power2Voltage", "V", -100, 1000, "Voltage, channel 2"),
  POWER2_CURRENT(
      POWER, "ch2_current", "power2Current", "mA", -100000, 100000, "Current, channel 2"),
  POWER3_VOLTAGE(POWER, "ch3_voltage", "power3Voltage", "V", -100, 1000, "Voltage, channel 3"),
  POWER3_CURRENT(
      POWER, "ch3_current", "power3Current", "mA", -100000, 100000, "Current, channel 3"),
  POWER4_VOLTAGE(POWER, "ch4_voltage", "power4Voltage", "V", -100, 1000, "Voltage, channel 4"),
  POWER4_CURRENT(
      POWER, "ch4_current", "power4Current", "mA", -100000, 100000, "Current, channel 4"),
  POWER5_VOLTAGE(POWER, "ch5_voltage", "power5Voltage", "V", -100, 1000, "Voltage, channel 5"),
  POWER5_CURRENT(
      POWER, "ch5_current", "power5Current", "mA", -100000, 100000, "Current, channel 5"),
  POWER6_VOLTAGE(POWER, "ch6_voltage", "power6Voltage", "V", -100, 1000, "Voltage, channel 6"),
  POWER6_CURRENT(
      POWER, "ch6_current", "power6Current", "mA", -100000, 100000, "Current, channel 6"),
  POWER7_VOLTAGE(POWER, "ch7_voltage", "power7Voltage", "V", -100, 1000, "Voltage, channel 7"),
  POWER7_CURRENT(
      POWER, "ch7_current", "power7Current", "mA", -100000, 100000, "Current, channel 7"),
  POWER8_VOLTAGE(POWER, "ch8_voltage", "power8Voltage", "V", -100, 1000, "Voltage, channel 8"),
  POWER8_CURRENT(
      POWER, "ch8_current", "power8Current", "mA", -100000, 100000, "Current, channel 8"),
  BATTERY(DEVICE, "battery_level", "battery", "%", 0, 101, "Battery level (101 = mains)"),
  VOLTAGE(DEVICE, "voltage", "voltage", "V", 0, 100, "Battery voltage"),
  CHANNEL_UTILIZATION(
      DEVICE, "channel_utilization", "channelUtilization", "%", 0, 100, "Channel utilisation"),
  AIR_UTIL_TX(DEVICE, "air_util_tx", "airUtilTx", "%", 0, 100, "Transmit air time"),
  UPTIME(DEVICE, "uptime_seconds", "uptime", "s", 0, 4294967295L, "Uptime"),
  PACKETS_TX(DEVICE, "num_packets_tx", "packetsTx", "1", 0, 4294967295L, "Packets sent since boot"),
  PACKETS_RX(
      DEVICE, "num_packets_rx", "packetsRx", "1", 0, 4294967295L, "Packets received since boot"),
  PACKETS_RX_BAD(
      DEVICE,
      "num_packets_rx_bad",
      "packetsRxBad",
      "1",
      0,
      4294967295L,
      "Bad packets received since boot"),
  ONLINE_NODES(
      DEVICE,
      "num_online_nodes",
      "onlineNodes",
      "1",
      0,
      4294967295L,
      "Nodes heard in the last 2 hours"),
  TOTAL_NODES(DEVICE, "num_total_nodes", "totalNodes", "1", 0, 4294967295L, "Nodes known"),
  PACKETS_RX_DUPLICATE(
      DEVICE,
      "num_rx_dupe",
      "packetsRxDuplicate",
      "1",
      0,
      4294967295L,
      "Duplicates received since boot"),
  PACKETS_RELAYED(
      DEVICE, "num_tx_relay", "packetsRelayed", "1", 0, 4294967295L, "Packets relayed since boot"),
  RELAYS_CANCELLED(
      DEVICE,
      "num_tx_relay_canceled",
      "relaysCancelled",
      "1",
      0,
      4294967295L,
      "Relays cancelled since boot"),
  HEAP_TOTAL(DEVICE, "heap_total_bytes", "heapTotal", "B", 0, 4294967295L, "Heap size"),
  HEAP_FREE(DEVICE, "heap_free_bytes", "heapFree", "B", 0, 4294967295L, "Free heap"),
  PACKETS_TX_DROPPED(
      DEVICE,
      "num_tx_dropped",
      "packetsTxDropped",
      "1",
      0,
      4294967295L,
      "Packets dropped before sending since boot"),
  NOISE_FLOOR(DEVICE, "noise_floor", "noiseFloor", "dBm", -200, 50, "Noise floor"),
  HOST_MEMORY_FREE(
      DEVICE, "freemem_bytes", "hostMemoryFree", "B", 0, 1e+19, "Free memory of the host"),
  HOST_DISK_FREE_1(DEVICE, "diskfree1_bytes", "hostDiskFree1", "B", 0, 1e+19, "Free space on /"),
  HOST_DISK_FREE_2(
      DEVICE, "diskfree2_bytes", "hostDiskFree2", "B", 0, 1e+19, "Free space on the second disk"),
  HOST_DISK_FREE_3(
      DEVICE, "diskfree3_bytes", "hostDiskFree3", "B", 0, 1e+19, "Free space on the third disk"),
  HOST_LOAD_1(DEVICE, "load1", "hostLoad1", "1", 0, 1000, "Load of the host, 1 min"),
  HOST_LOAD_5(DEVICE, "load5", "hostLoad5", "1", 0, 1000, "Load of the host, 5 min"),
  HOST_LOAD_15(DEVICE, "load15", "hostLoad15", "1", 0, 1000, "Load of the host, 15 min"),
  TRAFFIC_INSPECTED(
      DEVICE,
      "packets_inspected",
      "trafficInspected",
      "1",
      0,
      4294967295L,
      "Packets inspected by traffic management"),
  TRAFFIC_POSITION_DROPS(
      DEVICE,
      "position_dedup_drops",
      "trafficPositionDrops",
      "1",
      0,
      4294967295L,
      "Positions dropped as duplicates"),
  TRAFFIC_NODE_INFO_HITS(
      DEVICE,
      "nodeinfo_cache_hits",
      "trafficNodeInfoHits",
      "1",
      0,
      4294967295L,
      "Node infos answered from cache"),
  TRAFFIC_RATE_LIMIT_DROPS(
      DEVICE,
      "rate_limit_drops",
      "trafficRateLimitDrops",
      "1",
      0,
      4294967295L,
      "Packets dropped by rate limit"),
  TRAFFIC_UNKNOWN_DROPS(
      DEVICE,
      "unknown_packet_drops",
      "trafficUnknownDrops",
      "1",
      0,
      4294967295L,
      "Unknown packets dropped"),
  TRAFFIC_HOP_EXHAUSTED(
      DEVICE,
      "hop_exhausted_packets",
      "trafficHopExhausted",
      "1",
      0,
      4294967295L,
      "Packets with no hops left"),
  TRAFFIC_HOPS_PRESERVED(
      DEVICE,
      "router_hops_preserved",
      "trafficHopsPreserved",
      "1",
      0,
      4294967295L,
      "Packets with hops preserved by routers"),
  HEART_RATE(HEALTH, "heart_bpm", "heartRate", "1/min", 0, 400, "Heart rate"),
  BLOOD_OXYGEN(HEALTH, "spo2", "bloodOxygen", "%", 0, 100, "Blood oxygen saturation"),
  BODY_TEMPERATURE(HEALTH, "temperature", "bodyTemperature", "°C", 0, 60, "Body temperature");

  private static final List<List<Metric>> BY_KIND =
      Arrays.stream(ReadingKind.values())
          .map(kind -> Arrays.stream(values()).filter(metric -> metric.kind == kind).toList())
          .toList();
  private static final Map<String, Metric> BY_API_NAME = new HashMap<>();

  static {
    for (Metric metric : values()) {
      metric.index = metric.ordinal() - of(metric.kind).get(0).ordinal();
      BY_API_NAME.put(metric.apiName, metric);
    }
  }

  private final ReadingKind kind;
  private final String column;
  private final String apiName;
  private final String unit;
  private final double min;
  private final double max;
  private final String label;
  private int index;

  Metric(
      ReadingKind kind,
      String column,
      String apiName,
      String unit,
      double min,
      double max,
      String label) {
    this.kind = kind;
    this.column = column;
    this.apiName = apiName;
    this.unit = unit;
    this.min = min;
    this.max = max;
    this.label = label;
  }

  static List<Metric> of(ReadingKind kind) {
    return BY_KIND.get(kind.ordinal());
  }

  /** Finds a metric by the name that the HTTP interface gives it. */
  public static Optional<Metric> ofApiName(String apiName) {
    return Optional.ofNullable(BY_API_NAME.get(apiName));
  }

  public ReadingKind kind() {
    return kind;
  }

  /** Column in the table of its kind. */
  public String column() {
    return column;
  }

  /** Name in the HTTP interface, unique over all kinds. */
  public String apiName() {
    return apiName;
  }

  /** Unit of values; {@code 1} for plain numbers. */
  public String unit() {
    return unit;
  }

  /** Smallest value that can be true. */
  public double min() {
    return min;
  }

  /** Largest value that can be true. */
  public double max() {
    return max;
  }

  /** English name for people. */
  public String label() {
    return label;
  }

  /** Place among the metrics of its kind. */
  public int index() {
    return index;
  }
}
