package org.kosmoconnect.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * One pipeline as it stands in its file.
 *
 * @param name path without suffix, for example {@code ingestion/uplink}
 * @param text the whole file
 * @param items what the file declares: routes, policies, beans
 */
record RouteFile(String name, String text, List<Map<?, ?>> items) {

  private static final String SUFFIX = ".camel.yaml";
  private static final List<String> FOLDERS =
      List.of("ingestion", "weather", "gateway", "billing", "admin", "shared");

  /** Reads all pipelines, folder by folder. */
  static List<RouteFile> all() throws IOException {
    List<RouteFile> all = new ArrayList<>();
    for (String folder : FOLDERS) {
      if (Files.isDirectory(Path.of(folder))) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
          for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
            all.add(read(file));
          }
        }
      }
    }
    return all;
  }

  private static RouteFile read(Path file) throws IOException {
    String text = Files.readString(file);
    List<Map<?, ?>> items = new Yaml().load(text);
    return new RouteFile(file.toString().replace('\\', '/').replace(SUFFIX, ""), text, items);
  }

  /** Returns the comment that opens the file, without its marks. */
  List<String> head() {
    return text.lines().takeWhile(line -> line.startsWith("#")).map(l -> l.substring(1)).toList();
  }

  /** Returns the elements of one kind: {@code route}, {@code routeConfiguration}. */
  List<Map<?, ?>> elements(String kind) {
    List<Map<?, ?>> found = new ArrayList<>();
    for (Map<?, ?> item : items) {
      if (item.get(kind) instanceof Map<?, ?> element) {
        found.add(element);
      }
    }
    return found;
  }

  /** Visits each step below a node of the file with its kind, in reading order. */
  static void eachStep(Object node, BiConsumer<String, Map<?, ?>> visit) {
    if (node instanceof List<?> list) {
      list.forEach(one -> eachStep(one, visit));
    } else if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (value instanceof Map<?, ?> step) {
              visit.accept((String) key, step);
            }
            eachStep(value, visit);
          });
    }
  }
}
