package org.kosmoconnect.testbed.mesh;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Weather of the region, coherent over space and time: pressure systems of days, air masses, clouds
 * and showers that drift over the map, the day's course of the sun, valley inversions on clear
 * nights.
 */
final class Weather {

  private static final double HOUR = 3600;

  /** km/h at which clouds drift. */
  private static final double DRIFT_EAST = 26;

  private static final double DRIFT_NORTH = -7;

  private final Field pressureDays;
  private final Field pressureHours;
  private final Field airMass;
  private final Field moisture;
  private final Field clouds;
  private final Field showers;
  private final Field windTurn;
  private final Field windForce;
  private final Field local;

  Weather(Chance chance) {
    pressureDays = new Field(chance.of("pressure-days"));
    pressureHours = new Field(chance.of("pressure-hours"));
    airMass = new Field(chance.of("air-mass"));
    moisture = new Field(chance.of("moisture"));
    clouds = new Field(chance.of("clouds"));
    showers = new Field(chance.of("showers"));
    windTurn = new Field(chance.of("wind-turn"));
    windForce = new Field(chance.of("wind-force"));
    local = new Field(chance.of("local"));
  }

  Sky at(Instant time, Place place) {
    double hours = time.getEpochSecond() / HOUR;
    double seaLevel = seaLevelPressure(hours, place);
    double cloud = cloud(hours, place, seaLevel);
    double light = Sun.light(time, place) * (1 - 0.78 * cloud);
    double inversion = inversion(time, place, cloud);
    double rain = rain(hours, place, cloud);
    double mean = meanTemperature(time, hours, place);
    double temperature =
        mean
            + dayCourse(time, place, cloud)
            - 6.5 * inversion
            - Math.min(2.5, rain * 0.5)
            + nearby(hours, place);
    double humidity = humidity(hours, mean, temperature, cloud, rain);
    double speed = windSpeed(hours, time, place);
    double from =
        Math.toRadians(265 + 75 * windTurn.at(hours / 31) + 12 * local.at(hours / 2, place.east()));
    double gusts = 1.35 + 0.5 * place.exposure() + 0.25 * local.at(hours * 6, place.north());
    return new Sky(
        temperature,
        humidity,
        stationPressure(seaLevel, temperature, place.altitude()),
        -speed * Math.sin(from),
        -speed * Math.cos(from),
        speed * gusts,
        temperature < 0.3 ? 0 : rain,
        cloud,
        light,
        particles(time, place, temperature, inversion, speed, rain));
  }

  private double seaLevelPressure(double hours, Place place) {
    return 1016
        + 11 * pressureDays.at(hours / 58 + place.east() / 900)
        + 3 * pressureHours.at(hours / 17);
  }

  private double cloud(double hours, Place place, double seaLevel) {
    double wide =
        clouds.at(
            (place.east() - DRIFT_EAST * hours) / 110, (place.north() - DRIFT_NORTH * hours) / 110);
    double fine = clouds.at((place.east() - DRIFT_EAST * hours) / 24 + 500, place.north() / 24);
    return clamp(0.5 + 0.55 * wide + 0.2 * fine + (1014 - seaLevel) / 30, 0, 1);
  }

  private double rain(double hours, Place place, double cloud) {
    double shower =
        showers.at(
            (place.east() - DRIFT_EAST * hours) / 17, (place.north() - DRIFT_NORTH * hours) / 17);
    double lift = 1 + place.altitude() / 2500;
    return cloud < 0.5 ? 0 : Math.max(0, shower - 0.05) * 14 * lift * (cloud - 0.5) / 0.5;
  }

  /** The year's course and the air mass, by the altitude's lapse of 6.2 K/km. */
  private double meanTemperature(Instant time, double hours, Place place) {
    int day = time.atZone(ZoneOffset.UTC).getDayOfYear();
    double year = 10.8 + 10.2 * Math.sin(2 * Math.PI * (day - 112) / 365.25);
    double mass =
        4.8 * airMass.at(hours / 52 + place.east() / 700) + 1.6 * airMass.at(hours / 15 + 300);
    return year + mass - 6.2 * place.altitude() / 1000;
  }

  /** Warmest at half past two, and flatter under clouds, on summits and in winter. */
  private static double dayCourse(Instant time, Place place, double cloud) {
    int day = time.atZone(ZoneOffset.UTC).getDayOfYear();
    double season = 1 - 0.4 * Math.cos(2 * Math.PI * (day - 172) / 365.25 + Math.PI);
    double amplitude = 4.6 * season * (1 - 0.65 * cloud) * (1 - 0.55 * place.exposure());
    return amplitude * Math.cos(2 * Math.PI * (Sun.solarHour(time, place) - 14.5) / 24);
  }

  /** 0 to 1: cold air that gathers in valleys when the sun is low and the sky clear. */
  private static double inversion(Instant time, Place place, double cloud) {
    double dark = clamp((8 - Sun.elevation(time, place)) / 20, 0, 1);
    double valley = clamp((0.5 - place.exposure()) * 3, 0, 1);
    return dark * valley * (1 - cloud);
  }

  private double nearby(double hours, Place place) {
    return 0.7 * local.at(hours / 3 + place.east() / 9, place.north() / 9);
  }

  private double humidity(
      double hours, double mean, double temperature, double cloud, double rain) {
    double deficit = 4.2 + 2.6 * moisture.at(hours / 40) - 2.6 * cloud;
    // In a cold valley some of the vapour has become dew.
    double dewPoint = Math.min(mean - Math.max(0.6, deficit), temperature - 0.4);
    double relative = 100 * vapour(dewPoint) / vapour(temperature);
    return clamp(relative + Math.min(12, rain * 5), 18, 100);
  }

  /** Saturation pressure by Magnus' formula, relative to 0 °C. */
  private static double vapour(double celsius) {
    return Math.exp(17.62 * celsius / (243.12 + celsius));
  }

  private double windSpeed(double hours, Instant time, Place place) {
    double force =
        4.2 + 3.4 * windForce.at(hours / 23) + 1.3 * windForce.at(hours / 2.5 + place.east() / 15);
    double day = 0.8 + 0.35 * Sun.light(time, place);
    return Math.max(0.2, force) * (0.35 + 1.5 * place.exposure() * place.exposure()) * day;
  }

  /** The barometric formula of the standard atmosphere. */
  private static double stationPressure(double seaLevel, double temperature, double altitude) {
    double kelvin = temperature + 273.15 + 0.0065 * altitude;
    return seaLevel * Math.pow(1 - 0.0065 * altitude / kelvin, 5.257);
  }

  /**
   * Stoves and traffic of morning and evening, held down by inversions, thinned by wind and rain.
   */
  private static double particles(
      Instant time, Place place, double temperature, double inversion, double speed, double rain) {
    double hour = Sun.solarHour(time, place);
    double peaks = bump(hour, 7.5, 1.6) + 1.4 * bump(hour, 19.5, 3);
    double heating = clamp((14 - temperature) / 14, 0.15, 1.6);
    double source = (1 - place.exposure()) * heating * (0.35 + peaks);
    return clamp((4 + 28 * source * (1 + 2.2 * inversion)) / (1 + speed / 6) / (1 + rain), 1, 400);
  }

  private static double bump(double hour, double centre, double width) {
    double away = (hour - centre) / width;
    return Math.exp(-away * away);
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
