package org.kosmoconnect.testbed.mesh;

import java.time.Instant;
import org.kosmoconnect.proto.meshtastic.AirQualityMetrics;
import org.kosmoconnect.proto.meshtastic.EnvironmentMetrics;

/**
 * What a node's sensors make of the weather: a bias of their own, a little noise, and only what
 * they can see.
 */
final class WeatherStation {

  private final Weather weather;
  private final VirtualNode node;
  private final Chance chance;

  WeatherStation(Weather weather, VirtualNode node, Chance chance) {
    this.weather = weather;
    this.node = node;
    this.chance = chance.of(node.number()).of("sensors");
  }

  EnvironmentMetrics environment(Instant time) {
    Sky sky = weather.at(time, node.place());
    var metrics = EnvironmentMetrics.newBuilder();
    if (node.has(Sensor.THERMOMETER)) {
      // In the sun the housing warms up.
      double warmed = sky.temperature() + 1.6 * sky.light() / (1 + sky.windSpeed() / 2);
      metrics.setTemperature(rounded(warmed + bias("t", 0.25) + noise(time, "t", 0.06), 100));
      double humidity = sky.humidity() - 3 * sky.light() + bias("h", 1.8) + noise(time, "h", 0.3);
      metrics.setRelativeHumidity(rounded(Math.max(5, Math.min(100, humidity)), 100));
    }
    if (node.has(Sensor.BAROMETER)) {
      metrics.setBarometricPressure(
          rounded(sky.pressure() + bias("p", 0.5) + noise(time, "p", 0.06), 100));
    }
    if (node.has(Sensor.GAS)) {
      double dirty = sky.pm25() / 60;
      metrics.setGasResistance(rounded(Math.max(15, 230 - 110 * dirty + noise(time, "g", 6)), 100));
      metrics.setIaq((int) Math.max(0, Math.min(500, 35 + 85 * dirty + noise(time, "i", 3))));
    }
    wind(time, sky, metrics);
    rain(time, metrics);
    light(time, sky, metrics);
    return metrics.build();
  }

  AirQualityMetrics airQuality(Instant time) {
    Sky sky = weather.at(time, node.place());
    double pm25 = Math.max(0, sky.pm25() * (1 + 0.06 * bias("pm", 1)) + noise(time, "pm", 0.6));
    double mist = sky.humidity() > 90 ? 1.25 : 1;
    var metrics =
        AirQualityMetrics.newBuilder()
            .setPm10Standard((int) Math.round(pm25 * 0.68))
            .setPm25Standard((int) Math.round(pm25))
            .setPm100Standard((int) Math.round(pm25 * 1.32 + 2))
            .setPm10Environmental((int) Math.round(pm25 * 0.68 * mist))
            .setPm25Environmental((int) Math.round(pm25 * mist))
            .setPm100Environmental((int) Math.round((pm25 * 1.32 + 2) * mist))
            .setParticles03Um((int) (pm25 * 185))
            .setParticles05Um((int) (pm25 * 54))
            .setParticles10Um((int) (pm25 * 9))
            .setParticles25Um((int) (pm25 * 0.8));
    if (node.has(Sensor.GAS)) {
      metrics.setCo2((int) (424 + pm25 * 0.9 + noise(time, "co2", 4)));
    }
    return metrics.build();
  }

  private void wind(Instant time, Sky sky, EnvironmentMetrics.Builder metrics) {
    if (node.has(Sensor.WIND)) {
      double speed = Math.max(0, sky.windSpeed() + noise(time, "w", 0.25));
      metrics
          .setWindSpeed(rounded(speed, 10))
          .setWindDirection(Math.floorMod(sky.windFrom() + (int) noise(time, "d", 9), 360))
          .setWindGust(rounded(Math.max(speed, sky.gust()), 10))
          .setWindLull(rounded(speed * 0.55, 10));
    }
  }

  /** The bucket tips at 0.2 mm. */
  private void rain(Instant time, EnvironmentMetrics.Builder metrics) {
    if (node.has(Sensor.RAIN)) {
      metrics
          .setRainfall1H(tipped(fallen(time, 3600, 6)))
          .setRainfall24H(tipped(fallen(time, 86400, 72)));
    }
  }

  private double fallen(Instant end, int seconds, int samples) {
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      sum += weather.at(end.minusSeconds((long) seconds * i / samples), node.place()).rain();
    }
    return sum / samples * seconds / 3600;
  }

  private static float tipped(double millimetres) {
    return (float) (Math.floor(millimetres / 0.2) * 0.2);
  }

  private void light(Instant time, Sky sky, EnvironmentMetrics.Builder metrics) {
    if (node.has(Sensor.LIGHT)) {
      double lux = 108_000 * sky.light() * (1 + 0.03 * noise(time, "l", 1));
      metrics
          .setLux(rounded(Math.max(0, lux), 10))
          .setUvLux(rounded(Math.max(0, lux * 0.0026), 100));
    }
  }

  private double bias(String what, double deviation) {
    return deviation * chance.of(what).gauss();
  }

  private double noise(Instant time, String what, double deviation) {
    return deviation * chance.of(what).of(time.getEpochSecond()).gauss();
  }

  private static float rounded(double value, double steps) {
    return (float) (Math.round(value * steps) / steps);
  }
}
