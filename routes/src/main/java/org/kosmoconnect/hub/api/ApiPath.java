package org.kosmoconnect.hub.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One path of the contract.
 *
 * @param template base path and path of the document, {@code /api/v1/nodes/{id}}
 * @param names names of its variables in their order
 * @param operations by method
 */
record ApiPath(
    String template, Pattern pattern, List<String> names, Map<String, ApiOperation> operations) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  static ApiPath of(String template, Map<String, ApiOperation> operations) {
    List<String> names = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    Matcher variable = VARIABLE.matcher(template);
    int end = 0;
    while (variable.find()) {
      names.add(variable.group(1));
      regex.append(Pattern.quote(template.substring(end, variable.start()))).append("([^/]+)");
      end = variable.end();
    }
    regex.append(Pattern.quote(template.substring(end)));
    return new ApiPath(
        template, Pattern.compile(regex.toString()), List.copyOf(names), Map.copyOf(operations));
  }

  /** Returns the values of the variables when the path is one of these. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(values);
  }

  /** Returns what stands in the header Allow. */
  String allow() {
    TreeSet<String> methods = new TreeSet<>(operations.keySet());
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }
}
