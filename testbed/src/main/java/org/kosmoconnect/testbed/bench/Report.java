package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * What a bench found: one row of figures a variant, and ratios between variants. A figure measured
 * in several rounds is shown as its median.
 */
final class Report {

  private final String name;
  private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();
  private final Map<String, Double> ratios = new LinkedHashMap<>();

  Report(String name) {
    this.name = name;
  }

  /** Adds one figure; the unit is part of its name. */
  Report put(String variant, String figure, double value) {
    rows.computeIfAbsent(variant, v -> new LinkedHashMap<>())
        .computeIfAbsent(figure, f -> new ArrayList<>())
        .add(value);
    return this;
  }

  /** Returns a figure, NaN when it was not measured. */
  double get(String variant, String figure) {
    return median(rows.getOrDefault(variant, Map.of()).getOrDefault(figure, List.of()));
  }

  /** Adds a ratio when both of its figures were measured. */
  Report ratio(String ratio, double upper, double lower) {
    double value = upper / lower;
    if (Double.isFinite(value)) {
      ratios.put(ratio, value);
    }
    return this;
  }

  /** Returns a table for people. */
  String table() {
    Set<String> figures = new LinkedHashSet<>();
    rows.values().forEach(row -> figures.addAll(row.keySet()));
    StringBuilder text = new StringBuilder(name + " on " + Machine.text() + "\n\n");
    int first = width(rows.keySet(), 8);
    text.append(" ".repeat(first));
    figures.forEach(figure -> text.append("  ").append(figure));
    rows.forEach(
        (variant, row) -> {
          text.append("\n").append(variant).append(" ".repeat(first - variant.length()));
          for (String figure : figures) {
            String value = row.containsKey(figure) ? show(median(row.get(figure))) : "";
            text.append("  ").append(("%" + figure.length() + "s").formatted(value));
          }
        });
    text.append("\n");
    ratios.forEach(
        (ratio, value) -> text.append("\n").append(ratio).append("  ").append(show(value)));
    return text.append("\n").toString();
  }

  /** Writes the same as JSON. */
  void write(Path file) {
    JsonObject json = new JsonObject();
    json.put("name", name);
    json.put("machine", Machine.facts());
    List<JsonObject> results = new ArrayList<>();
    rows.forEach(
        (variant, row) -> {
          JsonObject result = new JsonObject();
          result.put("variant", variant);
          row.forEach((figure, values) -> result.put(figure, median(values)));
          results.add(result);
        });
    json.put("results", results);
    json.put("ratios", new JsonObject(ratios));
    try {
      Files.writeString(file, Jsoner.prettyPrint(json.toJson()) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static int width(Set<String> words, int least) {
    return words.stream().mapToInt(String::length).reduce(least, Math::max);
  }

  private static String show(double value) {
    String format = Math.abs(value) >= 1000 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
