package org.kosmoconnect.testbed.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words after the name of a bench: {@code --name value} and plain {@code --flag}. */
record BenchOptions(Map<String, String> values) {

  static BenchOptions parse(String[] words, int from, Set<String> names, Set<String> flags) {
    Map<String, String> values = new HashMap<>();
    for (int i = from; i < words.length; i++) {
      String name = words[i].startsWith("--") ? words[i].substring(2) : "";
      if (flags.contains(name)) {
        values.put(name, "yes");
      } else if (names.contains(name) && i + 1 < words.length) {
        values.put(name, words[++i]);
      } else {
        Set<String> all = new HashSet<>(names);
        all.addAll(flags);
        throw new IllegalArgumentException(words[i] + " is not understood here; there are " + all);
      }
    }
    return new BenchOptions(values);
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  @Nullable String text(String name) {
    return values.get(name);
  }

  int number(String name, int otherwise) {
    String text = values.get(name);
    try {
      return text == null ? otherwise : Integer.parseInt(text.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " needs a number, not " + text);
    }
  }

  @Nullable Path path(String name) {
    String text = values.get(name);
    return text == null ? null : Path.of(text);
  }
}
