package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Where a bench ran, without which its figures mean nothing. */
final class Machine {

  private Machine() {}

  static Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("cpu", field("/proc/cpuinfo", "model name"));
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    facts.put("memory", field("/proc/meminfo", "MemTotal"));
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("java", System.getProperty("java.vm.version"));
    facts.put("load", first("/proc/loadavg"));
    return facts;
  }

  static String text() {
    Map<String, Object> facts = facts();
    return "%s, %s cores, %s, Java %s, load %s"
        .formatted(
            facts.get("cpu"),
            facts.get("cores"),
            facts.get("memory"),
            facts.get("java"),
            facts.get("load"));
  }

  private static String field(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String first(String file) {
    try {
      return Files.readString(Path.of(file)).split(" ")[0];
    } catch (IOException e) {
      return "unknown";
    }
  }
}
