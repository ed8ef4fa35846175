package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The hub's own statements, read from its jar and turned into JDBC's positional form. */
record StoreStatements(Map<String, Positional> byName) {

  private static final String FOLDER = "BOOT-INF/classes/sql/";
  private static final Pattern PARAMETER = Pattern.compile(":#(\\w+)");

  /** SQL with question marks, and which parameter stands for each. */
  record Positional(String sql, List<String> parameters) {}

  static StoreStatements of(Path hubJar) throws IOException {
    Map<String, Positional> statements = new HashMap<>();
    try (ZipFile jar = new ZipFile(hubJar.toFile())) {
      for (var entry : jar.stream().filter(e -> e.getName().startsWith(FOLDER)).toList()) {
        String name = entry.getName().substring(FOLDER.length());
        if (name.matches("(store|count)-.*\\.sql")) {
          String text =
              new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          statements.put(name.substring(0, name.length() - 4), positional(text));
        }
      }
    }
    return new StoreStatements(statements);
  }

  private static Positional positional(String text) {
    String sql = text.replaceAll("(?m)^\\s*--.*\n", "");
    List<String> parameters =
        new ArrayList<>(
            PARAMETER.matcher(sql).results().map((MatchResult found) -> found.group(1)).toList());
    return new Positional(PARAMETER.matcher(sql).replaceAll("?"), parameters);
  }
}
