package org.kosmoconnect.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request held against its operation: what they are, and all that is wrong
 * with them.
 */
final class ParameterCheck {

  private final ApiOperation operation;
  private final Map<String, String> query = new LinkedHashMap<>();
  private final List<ParameterError> errors = new ArrayList<>();

  private ParameterCheck(ApiOperation operation) {
    this.operation = operation;
  }

  static ParameterCheck of(
      ApiOperation operation, Map<String, String> variables, HttpServletRequest request) {
    ParameterCheck check = new ParameterCheck(operation);
    operation.in("path").forEach(rule -> check.test(rule, variables.getOrDefault(rule.name(), "")));
    operation.in("header").forEach(rule -> check.header(rule, request));
    check.query(request.getQueryString());
    return check;
  }

  /** Returns the parameters of the query with the defaults of absent ones. */
  Map<String, String> query() {
    return query;
  }

  List<ParameterError> errors() {
    return errors;
  }

  private void header(ParameterRule rule, HttpServletRequest request) {
    List<String> values = Collections.list(request.getHeaders(rule.name()));
    if (values.size() > 1) {
      rule.error("repeated", "must be given once").ifPresent(errors::add);
    } else if (values.size() == 1) {
      test(rule, values.get(0));
    }
  }

  private void query(@Nullable String text) {
    Map<String, ParameterRule> rules = new LinkedHashMap<>();
    operation.in("query").forEach(rule -> rules.put(rule.name(), rule));
    for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      try {
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        accept(name, value, rules.get(name));
      } catch (IllegalArgumentException e) {
        errors.add(new ParameterError("query", pair, "wrong-form", "is not percent-encoded UTF-8"));
      }
    }
    rules.values().forEach(this::complete);
  }

  private void accept(String name, String value, @Nullable ParameterRule rule) {
    if (rule == null) {
      errors.add(
          new ParameterError(
              "query", name, "unknown-parameter", "is not a parameter of this operation"));
    } else if (query.putIfAbsent(name, value) != null) {
      rule.error("repeated", "must be given once").ifPresent(errors::add);
    } else {
      test(rule, value);
    }
  }

  private void complete(ParameterRule rule) {
    if (query.containsKey(rule.name())) {
      return;
    }
    if (rule.required()) {
      rule.error("missing", "is required").ifPresent(errors::add);
    } else if (rule.defaultValue() != null) {
      query.put(rule.name(), rule.defaultValue());
    }
  }

  private void test(ParameterRule rule, String value) {
    rule.check(value).ifPresent(errors::add);
  }

  private static String decode(String text) {
    String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
    if (decoded.indexOf('\uFFFD') >= 0 || decoded.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not UTF-8");
    }
    return decoded;
  }
}
