package org.kosmoconnect.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Finds the route files of the chosen folders: those in the jar, each replaced by the file of the
 * same path in {@code KOSMO_ROUTES_DIR} where there is one, and those that only the directory has.
 */
final class RouteSources {

  private static final String SUFFIX = ".camel.yaml";

  private RouteSources() {}

  /** Returns a Camel include pattern that names each file, comma separated. */
  static String pattern(List<String> folders, @Nullable Path directory) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (String folder : folders) {
      packaged(folder).forEach(path -> files.put(path, "classpath:kosmo/" + path));
      if (directory != null) {
        external(directory, folder)
            .forEach(path -> files.put(path, "file:" + directory.resolve(path).toAbsolutePath()));
      }
    }
    return String.join(",", files.values());
  }

  private static List<String> packaged(String folder) throws IOException {
    Resource[] found =
        new PathMatchingResourcePatternResolver(RouteSources.class.getClassLoader())
            .getResources("classpath*:kosmo/" + folder + "/**/*" + SUFFIX);
    return Stream.of(found).map(resource -> path(resource, folder)).sorted().toList();
  }

  private static String path(Resource resource, String folder) {
    String description = resource.getDescription();
    int start = description.lastIndexOf("kosmo/" + folder + "/");
    int end = description.lastIndexOf(SUFFIX) + SUFFIX.length();
    return description.substring(start + "kosmo/".length(), end);
  }

  private static List<String> external(Path directory, String folder) throws IOException {
    Path root = directory.resolve(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
