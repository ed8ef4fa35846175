package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * The built web app in Debian's Chromium with many nodes: frames while the map is panned and zoomed
 * beside the same map without nodes, the heap over minutes of live events, the size of the bundle.
 * The work is done in {@code web/e2e/bench.mjs}; a drawing processor in software makes frames slow,
 * so that only their ratio and the time of script count.
 */
final class WebBench {

  static final Set<String> NAMES = Set.of("nodes", "seconds", "rounds", "minutes");
  static final Set<String> FLAGS = Set.of();

  private WebBench() {}

  static Report run(BenchOptions options) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", "web/e2e/bench.mjs"));
    for (String name : NAMES) {
      String value = options.text(name);
      if (value != null) {
        command.add("--" + name);
        command.add(value);
      }
    }
    JsonObject found = (JsonObject) Jsoner.deserialize(outputOf(command));
    Report report = new Report("web");
    found
        .<Map<String, Map<String, Number>>>getMap("results")
        .forEach(
            (variant, row) ->
                row.forEach((figure, value) -> report.put(variant, figure, value.doubleValue())));
    found
        .<Map<String, Number>>getMap("ratios")
        .forEach((ratio, value) -> report.ratio(ratio, value.doubleValue(), 1));
    return report;
  }

  private static String outputOf(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
    return output;
  }
}
